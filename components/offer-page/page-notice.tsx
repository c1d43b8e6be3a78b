import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'

/** The result of what was sent, or why it was refused, above everything else. */
export function PageNotice({ isRefused, children }: { isRefused: boolean; children: ReactNode }) {
  return (
    <div className={isRefused ? 'notice refused' : 'notice'} role={isRefused ? 'alert' : 'status'}>
      <Icon name={isRefused ? 'problem' : 'done'} />
      <p>{children}</p>
    </div>
  )
}
