import Papa from 'papaparse'

/** Lines with their end. A cell that a spreadsheet would take for a formula gets a leading apostrophe. */
function toLines(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { escapeFormulae: true, newline: '\r\n' })}\r\n`
}

export type CsvStream = {
  columns: readonly string[] /** Rows as they are read, in the order of the columns. */
  pages: AsyncGenerator<string[][]>
}

/** A table as CSV, page by page as it is read, so that its size costs no memory. Whoever goes away early ends the reading. */
export function createCsvStream({ columns, pages }: CsvStream): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()

  return new ReadableStream({
    start(controller) {
      // The mark makes spreadsheets read UTF-8.
      controller.enqueue(encoder.encode(`\uFEFF${toLines([columns])}`))
    },
    async pull(controller) {
      const { done, value } = await pages.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value.length > 0 ? toLines(value) : ''))
    },
    cancel: async () => {
      await pages.return(undefined)
    },
  })
}
