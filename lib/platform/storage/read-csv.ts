import { pipeline, Readable } from 'node:stream'
import Papa from 'papaparse'

const DELIMITERS = [',', ';', '\t', '|']
/** Rows by whose cells the sign between them is told. */
const GUESS_ROWS = 20

/** Bytes of a table as text: UTF-8 or UTF-16 by its mark, UTF-8 where it is that, else what older spreadsheets on Windows write. */
export function decodeTable(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export type CsvHead = { delimiter: string; rows: string[][] }

/** The first rows of a table, and by which sign its cells are parted: comma, semicolon, tab or bar. Lines without any cell are no rows. */
export function readCsvHead({ text, count }: { text: string; count: number }): CsvHead {
  const { meta } = Papa.parse<string[]>(text, { preview: GUESS_ROWS, skipEmptyLines: 'greedy', delimitersToGuess: DELIMITERS })
  const { data } = Papa.parse<string[]>(text, { preview: count, skipEmptyLines: 'greedy', delimiter: meta.delimiter })

  return { delimiter: meta.delimiter, rows: data }
}

/** Rows of a table in UTF-8, one by one as they are asked for, so that its size costs no memory. Whoever goes away early ends the reading. */
export async function* readCsvRows({
  stream,
  delimiter,
}: {
  stream: ReadableStream<Uint8Array>
  delimiter: string
}): AsyncGenerator<string[]> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter, skipEmptyLines: 'greedy' })
  // Its failure ends the parser with the same error, which the reading below meets.
  pipeline(Readable.from(decodeChunks(stream)), parser, () => undefined)
  for await (const row of parser) yield row as string[]
}

/** The mark of UTF-8 at the beginning is none of the first cell. */
async function* decodeChunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
