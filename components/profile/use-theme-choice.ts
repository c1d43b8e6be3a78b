'use client'

import { useTheme } from 'next-themes'
import { useEffect, useRef } from 'react'
import { toastError } from '#components/api/toast-error.ts'
import { useMe, useUpdateMe } from '#components/profile/use-me.ts'
import type { ThemeName } from '#components/shell/theme-choice.tsx'
import type { Theme } from '#lib/domain/users/schema.ts'

const names: Readonly<Record<Theme, ThemeName>> = { System: 'system', Light: 'light', Dark: 'dark' }
const themes: Readonly<Record<ThemeName, Theme>> = { system: 'System', light: 'Light', dark: 'Dark' }

/** Keeps a chosen theme in the profile. The choice itself is shown by next-themes already. */
export function useSaveTheme(): (name: ThemeName) => void {
  const updateMe = useUpdateMe()

  return (name) => updateMe.mutate({ theme: themes[name] }, { onError: toastError })
}

/** Shows the profile's theme in a browser that knows none or another one. Once per page load: afterwards the person's choice here counts. */
export function useProfileTheme(): void {
  const { theme } = useMe()
  const { theme: shown, setTheme } = useTheme()
  const isApplied = useRef(false)

  useEffect(() => {
    if (isApplied.current) return
    isApplied.current = true
    if (shown !== names[theme]) setTheme(names[theme])
  }, [theme, shown, setTheme])
}
