'use client'

import { ImageUp, Trash2 } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useSendLogo } from '#components/offer-page-settings/use-send-logo.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { useFileDrop } from '#components/patterns/use-file-drop.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { toast } from '#components/ui/toast.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

/** Whatever a browser can draw. It is made a small PNG or WebP before it leaves the machine. */
const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif,image/avif,image/svg+xml'
const PATH = 'design.logoId'

/** The organization's logo: chosen or dropped, made small here, shown as the page shows it. */
export function LogoControl() {
  const { draft, logos, errorAt } = useSettings()
  const { logoId } = draft.settings.design
  const logo = logos.find(logoId)
  const button = useRef<HTMLButtonElement>(null)
  const { send, isSending, problem } = useSendLogo({ onSent: (id) => draft.changeDesign({ logoId: id }) })
  useWantedFocus({ path: PATH, ref: button })
  const remove = () => {
    draft.changeDesign({ logoId: null })
    toast.message('Logo removed', { position: 'top-center', action: { label: 'Undo', onClick: () => draft.changeDesign({ logoId }) } })
    button.current?.focus()
  }
  const error = problem ?? errorAt(PATH)

  return (
    <LogoDrop onFile={send}>
      <div
        className={joinClasses(
          'grid h-16 w-48 shrink-0 place-items-center overflow-hidden rounded-md border border-line p-2',
          // As on the page, which is white where most candidates read it.
          logo ? 'bg-white' : 'bg-surface',
        )}
      >
        {logo ? (
          <span
            role="img"
            aria-label="The logo as the page shows it"
            style={{ backgroundImage: `url("${logo.url}")` }}
            className="size-full bg-contain bg-center bg-no-repeat"
          />
        ) : (
          <span className="text-12 text-ink-3">{logoId ? 'The chosen logo' : 'No logo'}</span>
        )}
      </div>
      <div className="flex min-w-0 flex-1 basis-48 flex-col gap-1.5">
        <span className="flex flex-wrap gap-2">
          <LogoButton buttonRef={button} isSending={isSending} label={logoId ? 'Replace logo' : 'Choose logo'} onFile={send} />
          {logoId ? (
            <Button size="sm" variant="ghost" icon={<Trash2 />} onClick={remove}>
              Remove logo
            </Button>
          ) : null}
        </span>
        <p className="num text-12 text-ink-3">
          {logo ? (
            <>
              <bdi className="[overflow-wrap:anywhere]">{logo.name}</bdi>, {formatBytes(logo.bytes)}
            </>
          ) : (
            'Or drop an image here. It is made small for the page: at most 480 × 160 pixels and 40 KB.'
          )}
        </p>
        {error ? (
          <p role="alert" className="text-12 text-rust">
            {error}
          </p>
        ) : null}
      </div>
    </LogoDrop>
  )
}

type LogoButtonProps = {
  buttonRef: { current: HTMLButtonElement | null }
  label: string
  isSending: boolean
  onFile: (file: File) => void
}

function LogoButton({ buttonRef, label, isSending, onFile }: LogoButtonProps) {
  const input = useRef<HTMLInputElement>(null)

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label="Logo to send"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onFile(file)
          // The same file can be chosen again after it was mended.
          currentTarget.value = ''
        }}
      />
      <Button ref={buttonRef} size="sm" icon={<ImageUp />} isLoading={isSending} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}

function LogoDrop({ onFile, children }: { onFile: (file: File) => void; children: ReactNode }) {
  const { isOver, dropProps } = useFileDrop({
    onFiles: ([file]) => {
      if (file) onFile(file)
    },
  })

  return (
    <section aria-label="Logo" {...dropProps} className="flex flex-col gap-1.5">
      <h3 className="text-12 font-medium text-ink-2">Logo</h3>
      <div
        className={joinClasses(
          'flex flex-wrap items-center gap-4 rounded-md border border-dashed p-3',
          isOver ? 'border-iris-solid bg-iris-soft' : 'border-line-strong bg-canvas',
        )}
      >
        {children}
      </div>
    </section>
  )
}
