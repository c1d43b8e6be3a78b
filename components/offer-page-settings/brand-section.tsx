'use client'

import { ColourControl } from '#components/offer-page-settings/colour-control.tsx'
import { LogoControl } from '#components/offer-page-settings/logo-control.tsx'
import { Section } from '#components/patterns/panel.tsx'

/** The organization's own colour and mark: nothing of ours stands on the page. */
export function BrandSection() {
  return (
    <Section title="Brand">
      <div className="flex flex-col gap-5">
        <ColourControl />
        <LogoControl />
      </div>
    </Section>
  )
}
