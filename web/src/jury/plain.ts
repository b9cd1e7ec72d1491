/** A name in small letters and digits alone, with between where there was something else: "Zoë Müller" is zoe.mueller. */
export function plain(name: string, between: '.' | '-', longest: number): string {
  return name.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
    .normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, between)
    .slice(0, longest).replace(/^[.-]+|[.-]+$/g, '')
}
