'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { MenuRadioGroup } from '#components/ui/menu.tsx'

export type ThemeName = 'system' | 'light' | 'dark'

const options = [
  { value: 'system', label: 'System', icon: <Monitor /> },
  { value: 'light', label: 'Light', icon: <Sun /> },
  { value: 'dark', label: 'Dark', icon: <Moon /> },
] as const

/** The theme as next-themes tells it. What it does not know is what the system says. */
export function readTheme(theme: string | undefined): ThemeName {
  return options.find((option) => option.value === theme)?.value ?? 'system'
}

/** Light, dark, or what the system says, as a group of a menu. `onChosen` is for keeping it in the profile. */
export function ThemeChoice({ onChosen }: { onChosen?: (theme: ThemeName) => void }) {
  const { theme, setTheme } = useTheme()

  return (
    <MenuRadioGroup<ThemeName>
      label="Theme"
      value={readTheme(theme)}
      options={options}
      onValueChange={(next) => {
        setTheme(next)
        onChosen?.(next)
      }}
    />
  )
}
