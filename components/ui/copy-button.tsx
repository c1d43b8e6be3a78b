'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

const SHOWN_MS = 2000

/** Copies `value`. `label` says what ("Copy URL"); with `isIconOnly` it is the tooltip. The result is said and shown for two seconds. */
export function CopyButton({
  value,
  label,
  isIconOnly = false,
  size = 'sm',
}: {
  value: string
  label: string
  isIconOnly?: boolean
  size?: 'sm' | 'md'
}) {
  const [result, setResult] = useState<'idle' | 'copied' | 'refused'>('idle')

  useEffect(() => {
    if (result === 'idle') return
    const timer = setTimeout(() => setResult('idle'), SHOWN_MS)

    return () => clearTimeout(timer)
  }, [result])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setResult('copied')
    } catch {
      // Browsers refuse outside https and without focus; the value stays selectable on the page.
      setResult('refused')
    }
  }
  const said = { idle: label, copied: 'Copied', refused: 'Not copied, select it by hand' }[result]
  const icon = result === 'copied' ? <Check className="text-moss" /> : <Copy />

  return (
    <>
      {isIconOnly ? (
        <IconButton label={said} icon={icon} size={size} onClick={copy} />
      ) : (
        <Button icon={icon} size={size} onClick={copy}>
          {said}
        </Button>
      )}
      <span role="status" className="sr-only">
        {result === 'idle' ? '' : said}
      </span>
    </>
  )
}
