// One question at a time, in the dialog that App holds (components/Ask.svelte).

interface Question {
  text: string
  yes: string
  answer: (yes: boolean) => void
}

let question = $state.raw<Question | null>(null)

export const asking = {
  get question() { return question },
  answer(yes: boolean) {
    const asked = question
    question = null
    asked?.answer(yes)
  },
}

/** Asks the user; true for yes. yes is the name of the button that says so. */
export function ask(text: string, yes: string): Promise<boolean> {
  asking.answer(false)
  return new Promise((answer) => (question = { text, yes, answer }))
}
