import { useMemo } from 'react'
import { encode } from 'uqr'

/** Empty modules around the code: scanners look for them. */
const BORDER = 3

/** A text as a QR code. Dark on white in both themes, because many apps do not read the reverse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawModules(text), [text])

  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="size-44 rounded-md border border-line"
    >
      <rect width={size} height={size} fill="oklch(1 0 0)" />
      <path d={path} fill="oklch(0.205 0.01 275)" />
    </svg>
  )
}

function drawModules(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')

  return { size, path }
}
