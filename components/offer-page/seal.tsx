import { drawSeal, listTurns } from './draw-seal.ts'

/** The seal of a document, drawn from its hash; with a tick where the offer was accepted. */
export function Seal({ hash, isAccepted }: { hash: string; isAccepted: boolean }) {
  return (
    <svg className="seal" viewBox="-60 -60 120 120" aria-hidden="true">
      {drawSeal(hash).map((ring) => (
        <g key={ring.radiusX}>
          {listTurns(ring).map((turn) => (
            <ellipse key={turn} rx={ring.radiusX} ry={ring.radiusY} transform={`rotate(${turn})`} />
          ))}
        </g>
      ))}
      <circle className="eye" r="17" />
      {isAccepted ? <path className="tick" d="m-7 .5 5 5 9.5-10.5" /> : <path className="tick" d="M-6.5 0h13" />}
    </svg>
  )
}
