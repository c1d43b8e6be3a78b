/** Ashby's names of types as its own pages say them. */
const words: Readonly<Record<string, string>> = {
  String: 'Text',
  LongText: 'Long text',
  Number: 'Number',
  Currency: 'Currency',
  Date: 'Date',
  Boolean: 'Yes or no',
  ValueSelect: 'Single select',
  MultiValueSelect: 'Multiple select',
  Url: 'URL',
}

/** A type of Ashby's API in words; one that is not known as it is. */
export function nameAshbyType(type: string): string {
  return words[type] ?? type
}
