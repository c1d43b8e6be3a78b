'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { RoleDialog } from '#components/roles/role-dialog.tsx'
import { Button } from '#components/ui/button.tsx'

/** The button with its dialog: a role composed from nothing. */
export function NewRoleButton() {
  const [isOpen, setIsOpen] = useState(false)

  return (
    <>
      <Button variant="primary" size="sm" icon={<Plus />} onClick={() => setIsOpen(true)}>
        New role
      </Button>
      <RoleDialog start={isOpen ? NEW : null} onClose={() => setIsOpen(false)} />
    </>
  )
}

const NEW = { kind: 'new' } as const
