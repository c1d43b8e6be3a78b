import type { Refusal } from '#components/mapping-files/read-refusals.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Everything that is wrong with a file, with the way to its line. */
export function RefusalList({ refusals, onLine }: { refusals: readonly Refusal[]; onLine: (line: number) => void }) {
  return (
    <ErrorState
      title={`Nothing was imported: ${formatCountOf({ count: refusals.length, one: 'thing is', many: 'things are' })} wrong in the file.`}
    >
      <ul className="mt-1 flex flex-col gap-1">
        {refusals.map(({ line, message }) => (
          <li key={`${line} ${message}`} className="grid grid-cols-[64px_minmax(0,1fr)] gap-x-2">
            {line === null ? (
              <span className="text-ink-3">File</span>
            ) : (
              <button
                type="button"
                onClick={() => onLine(line)}
                className="num relative self-start rounded-sm text-left font-medium text-iris after:absolute after:-inset-1 hover:underline"
              >
                Line {line}
              </button>
            )}
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </ErrorState>
  )
}
