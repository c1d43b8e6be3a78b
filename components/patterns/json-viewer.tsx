import { useMemo } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'

type Token = { kind: 'key' | 'value' | 'mark' | 'redacted'; text: string }
type Line = { depth: number; tokens: Token[] }

export type JsonViewerProps = {
  value: unknown
  /** Names the block for screen readers: "Payload". */
  label: string
  /** Offers Copy; leave it out where the value is shortened or redacted beyond use. */
  isCopyable?: boolean
  className?: string
}

const mark = (text: string): Token => ({ kind: 'mark', text })

// The API puts {"$hidden": true} where it took a personal value out.
function isHidden(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$hidden' in value && value.$hidden === true
}

function renderScalar(value: unknown): Token {
  if (isHidden(value)) return { kind: 'redacted', text: '••••••••' }

  return { kind: 'value', text: JSON.stringify(value) ?? 'null' }
}

type AppendInput = { lines: Line[]; value: unknown; depth: number; prefix: Token[]; suffix: Token[] }

// One line per scalar and per bracket, as JSON.stringify would break them, but in tokens that can be coloured and blocked out.
function appendLines({ lines, value, depth, prefix, suffix }: AppendInput): void {
  if (value === null || typeof value !== 'object' || isHidden(value)) {
    lines.push({ depth, tokens: [...prefix, renderScalar(value), ...suffix] })
    return
  }
  const isArray = Array.isArray(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  const [open, close] = isArray ? ['[', ']'] : ['{', '}']

  if (entries.length === 0) {
    lines.push({ depth, tokens: [...prefix, mark(`${open}${close}`), ...suffix] })
    return
  }
  lines.push({ depth, tokens: [...prefix, mark(open)] })
  for (const [index, [key, item]] of entries.entries()) {
    appendLines({
      lines,
      value: item,
      depth: depth + 1,
      prefix: isArray ? [] : [{ kind: 'key', text: JSON.stringify(key) }, mark(': ')],
      suffix: index === entries.length - 1 ? [] : [mark(',')],
    })
  }
  lines.push({ depth, tokens: [mark(close), ...suffix] })
}

const tokenStyles = { key: 'text-ink-3', value: 'text-ink', mark: 'text-ink-2' }

function TokenText({ token }: { token: Token }) {
  if (token.kind !== 'redacted') return <span className={tokenStyles[token.kind]}>{token.text}</span>

  return (
    <span className="rounded-[3px] bg-pressed px-1 text-ink-3">
      <span aria-hidden="true">{token.text}</span>
      <span className="sr-only">hidden</span>
    </span>
  )
}

/** JSON as it came, with line numbers: keys quieter than values, no rainbow, personal data (`{"$hidden": true}`) as grey blocks. */
export function JsonViewer({ value, label, isCopyable = false, className }: JsonViewerProps) {
  const lines = useMemo(() => {
    const collected: Line[] = []
    appendLines({ lines: collected, value, depth: 0, prefix: [], suffix: [] })

    return collected.map((line, index) => ({ ...line, number: index + 1 }))
  }, [value])

  return (
    <div className={className}>
      {isCopyable ? (
        <div className="float-right p-1.5">
          <CopyButton value={JSON.stringify(value, null, 2)} label={`Copy ${label.toLowerCase()}`} isIconOnly />
        </div>
      ) : null}
      <section aria-label={label} className="bg-canvas py-2 font-mono text-12 leading-5">
        {lines.map((line) => (
          <div key={line.number} className="flex pr-3">
            <span aria-hidden="true" className="num w-8 shrink-0 text-right text-11 leading-5 text-ink-3 select-none">
              {line.number}
            </span>
            {/* Long values wrap below themselves: nothing scrolls sideways. */}
            <code
              className="min-w-0 flex-1 whitespace-pre-wrap pl-3 -indent-[2ch] [overflow-wrap:anywhere]"
              style={{ marginLeft: `${line.depth * 2 + 2}ch` }}
            >
              {line.tokens.map((token) => (
                <TokenText key={`${token.kind}${token.text}`} token={token} />
              ))}
            </code>
          </div>
        ))}
      </section>
    </div>
  )
}
