package judge

import "path"

// Answers is the language of a submission to a problem of type submit-answer: its
// files are the outputs themselves, one for each test case (AnswerFile). They are
// not compiled, and nothing of the submission is run; Compile.Module is an archive
// of them (EncodeFiles).
const Answers LanguageID = "answers"

// AnswersLanguage is Answers for people. It is not among the languages that are
// installed: a problem either takes nothing else or does not take it.
var AnswersLanguage = Language{ID: Answers, Name: "Answers", Extensions: []string{"out"}, FuelMultiplier: 1}

// MaxAnswerBytes bounds one output of a package that is judged without a site; a
// submission has the bound of any other.
const MaxAnswerBytes = 16 << 20

// AnswerFile is the name of the file with the output for a test case.
func AnswerFile(testCase string) string { return path.Base(testCase) + ".out" }
