import { drawEngraving, drawTide, HIGH_TIDE_TOP, LOW_TIDE_TOP, TIDE_HEIGHT, TIDE_WIDTH } from './draw-tide.ts'

/** The waves behind the head, in tints of the organization's hue. An ornament, as quiet as a letterhead; it never reaches the words above it. */
export function Tide({ isLow = false }: { isLow?: boolean }) {
  const top = isLow ? LOW_TIDE_TOP : HIGH_TIDE_TOP

  return (
    <svg className="tide" viewBox={`0 ${top} ${TIDE_WIDTH} ${TIDE_HEIGHT - top}`} preserveAspectRatio="none" aria-hidden="true">
      {drawTide({ isLow }).map(({ number, line }) => (
        <path key={line} className={`t${number}`} d={line} />
      ))}
    </svg>
  )
}

export function Engraving() {
  return (
    <svg className="engraving" viewBox={`0 30 ${TIDE_WIDTH} 140`} preserveAspectRatio="none" aria-hidden="true">
      {drawEngraving().map((line) => (
        <path key={line} d={line} />
      ))}
    </svg>
  )
}
