'use client'

import { Check, Contrast } from 'lucide-react'
import { useRef, useState } from 'react'
import { darkenForText } from '#components/offer-page/brand-colour.ts'
import { readColour, swatches } from '#components/offer-page-settings/colour-text.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

const PATH = 'design.colour'

/** The one hue of the page. Typed, picked, or one of a few; where white words could not be read on it, it says what becomes of it. */
export function ColourControl() {
  const { draft, errorAt } = useSettings()
  const { colour } = draft.settings.design
  const control = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState({ colour, typed: colour })
  if (shown.colour !== colour) setShown({ colour, typed: colour })
  useWantedFocus({ path: PATH, ref: control })

  const choose = (typed: string) => {
    // What is no colour is kept as it was typed, so that a save tells it.
    const next = readColour(typed) ?? typed
    setShown({ colour: next, typed })
    draft.changeDesign({ colour: next })
  }

  return (
    <div className="flex flex-col gap-2">
      <Field label="Colour" error={errorAt(PATH)}>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="flex w-40 items-center gap-2 max-md:w-full">
            <input
              type="color"
              aria-label="Pick a colour"
              value={readColour(colour) ?? '#000000'}
              onChange={(event) => choose(event.target.value)}
              className="size-8 shrink-0 overflow-hidden rounded-md border border-line-control bg-transparent max-md:size-11 [&::-moz-color-swatch]:border-0 [&::-webkit-color-swatch]:border-0 [&::-webkit-color-swatch-wrapper]:p-0"
            />
            <Input
              ref={control}
              isMono
              dir="ltr"
              spellCheck={false}
              autoComplete="off"
              maxLength={9}
              value={shown.typed}
              onChange={(event) => choose(event.target.value)}
              onBlur={() => setShown({ colour, typed: colour })}
            />
          </span>
          <Swatches colour={colour} onChoose={choose} />
        </div>
      </Field>
      <Darkened colour={colour} />
    </div>
  )
}

function Swatches({ colour, onChoose }: { colour: string; onChoose: (colour: string) => void }) {
  return (
    <fieldset aria-label="Colours to begin with" className="flex flex-wrap gap-1.5 max-md:gap-2">
      {swatches.map((swatch) => (
        <button
          key={swatch.colour}
          type="button"
          aria-label={swatch.label}
          aria-pressed={swatch.colour === colour}
          title={swatch.label}
          onClick={() => onChoose(swatch.colour)}
          style={{ backgroundColor: swatch.colour }}
          className="grid size-6 place-items-center rounded-md border border-line-strong text-white max-md:size-9"
        >
          {swatch.colour === colour ? <Check aria-hidden="true" className="size-3.5" strokeWidth={2.5} /> : null}
        </button>
      ))}
    </fieldset>
  )
}

function Darkened({ colour }: { colour: string }) {
  const read = readColour(colour)
  const used = read === null ? null : darkenForText(read)

  return (
    <p role="status" className="flex items-start gap-1.5 text-12 text-ink-2 empty:hidden">
      {used === null || used === read ? null : (
        <>
          <Contrast aria-hidden="true" className="mt-0.5 size-3 shrink-0 text-ink-3" />
          <span>
            Too light for words. The page uses it darkened, as{' '}
            <span className="whitespace-nowrap">
              <span
                aria-hidden="true"
                style={{ backgroundColor: used }}
                className="mr-1 inline-block size-2.5 rounded-[3px] border border-line-strong align-[-1px]"
              />
              <code className="font-mono">{used}</code>
            </span>
            , so that everybody can read it.
          </span>
        </>
      )}
    </p>
  )
}
