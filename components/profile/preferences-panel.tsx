import { useTheme } from 'next-themes'
import { toastError } from '#components/api/toast-error.ts'
import { Section } from '#components/patterns/panel.tsx'
import { useMe, useUpdateMe } from '#components/profile/use-me.ts'
import { useSaveTheme } from '#components/profile/use-theme-choice.ts'
import type { ThemeName } from '#components/shell/theme-choice.tsx'
import { RadioGroup } from '#components/ui/radio.tsx'
import { Switch } from '#components/ui/switch.tsx'

const themes = [
  { value: 'system', label: 'System', help: 'Follows your device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies ReadonlyArray<{ value: ThemeName; label: string; help?: string }>

const names = { System: 'system', Light: 'light', Dark: 'dark' } as const

/** Theme and keys. Each takes effect at once, without a Save. */
export function PreferencesPanel() {
  const me = useMe()
  const updateMe = useUpdateMe()
  const saveTheme = useSaveTheme()
  const { setTheme } = useTheme()

  return (
    <Section title="Preferences">
      <div className="flex flex-col gap-4">
        <div>
          <h3 className="mb-1 text-12 font-medium text-ink-2">Theme</h3>
          <RadioGroup<ThemeName>
            label="Theme"
            options={themes}
            value={names[me.theme]}
            onValueChange={(next) => {
              setTheme(next)
              saveTheme(next)
            }}
          />
        </div>
        <Switch
          className="border-t border-line pt-3"
          label="Single-key shortcuts"
          help="Keys such as J, K and G then O. Off: only arrows, Enter, Escape and shortcuts with Command or Control work."
          isChecked={me.shortcuts}
          onCheckedChange={(shortcuts) => updateMe.mutate({ shortcuts }, { onError: toastError })}
        />
      </div>
    </Section>
  )
}
