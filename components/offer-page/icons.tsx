import type { ReactNode } from 'react'

// Lucide's drawings (ISC), written out: its React package would put far more around each of them than the page has room for.
const drawings = {
  calendar: ['M8 2v4', 'M16 2v4', 'M5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z', 'M3 10h18'],
  place: ['M20 10c0 5-5.5 10.2-7.4 11.8a1 1 0 0 1-1.2 0C9.5 20.2 4 15 4 10a8 8 0 0 1 16 0', 'M12 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6'],
  clock: ['M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20', 'M12 6v6l4 2'],
  file: [
    'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.7.7l3.6 3.6A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z',
    'M14 2v5a1 1 0 0 0 1 1h5',
    'M8 13h8',
    'M8 17h5',
  ],
  right: ['M5 12h14', 'm12 5 7 7-7 7'],
  back: ['M19 12H5', 'm12 19-7-7 7-7'],
  done: ['M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20', 'm8.5 12.5 2.5 2.5 5-5.5'],
  problem: ['M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20', 'M12 8v4', 'M12 16h.01'],
  download: ['M12 3v12', 'm7 10 5 5 5-5', 'M5 21h14'],
} as const
export type IconName = keyof typeof drawings

/** A drawing beside words that say the same, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {drawings[name].map((line) => (
        <path key={line} d={line} />
      ))}
    </svg>
  )
}
