import { emailSchema } from '#lib/domain/users/schema.ts'

export type ReadAddresses = {
  /** In the order of the text, small letters, each once. */
  addresses: string[]
  /** What looks like no address, as it was typed. */
  invalid: string[]
}

/**
 * Takes e-mail addresses out of a text as people paste it: one below the other, with commas, semicolons or spaces between, or as a mail
 * program copies recipients, "Ana Silva <ana@example.com>".
 */
export function readAddresses(text: string): ReadAddresses {
  const addresses = new Set<string>()
  const invalid = new Set<string>()

  for (const part of listParts(text)) {
    const { data } = emailSchema.safeParse(part)
    if (data === undefined) invalid.add(part)
    else addresses.add(data)
  }

  return { addresses: [...addresses], invalid: [...invalid] }
}

function listParts(text: string): string[] {
  // A quoted name may hold the very commas that separate recipients: '"Silva, Ana" <ana@example.com>'.
  const withoutNames = text.replace(INVISIBLE_MARKS, '').replace(/"[^"\n]*"(?=\s*<)/g, ' ')

  return withoutNames.split(/[,;\n\r]+/).flatMap((chunk) => {
    const inBrackets = [...chunk.matchAll(/<([^<>]*)>/g)].map(([, address = '']) => address)

    return (inBrackets.length > 0 ? inBrackets : chunk.split(/\s+/)).map(trimAddress).filter(Boolean)
  })
}

/** Marks of writing direction and joiners of no width, which come along from chats and right-to-left texts. */
const INVISIBLE_MARKS = /\p{Cf}/gu

function trimAddress(part: string): string {
  return part.trim().replace(/^mailto:/i, '')
}
