'use client'

import { UserPlus } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { InviteResults } from '#components/members/invite-results.tsx'
import { readAddresses } from '#components/members/read-addresses.ts'
import { useInvite } from '#components/members/use-invite.ts'
import { useRoleOptions } from '#components/roles/use-role-options.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Select } from '#components/ui/select.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { toast } from '#components/ui/toast.ts'
import type { RoleId } from '#lib/domain/access/schema.ts'

const FORM_ID = 'invite-members'
/** A whole company takes a few rounds; a list pasted by mistake is noticed. */
const ADDRESSES_MAX = 100

type Draft = { text: string; roleId: RoleId | null }
type DraftErrors = { text?: string; roleId?: string }

const NO_DRAFT: Draft = { text: '', roleId: null }

/** The button with its dialog: one or many addresses, one role. What is typed stays until it is sent or cancelled. */
export function InviteDialog() {
  const [isOpen, setIsOpen] = useState(false)
  const form = useInviteForm(() => setIsOpen(false))
  const { draft, errors, invite } = form
  const options = useRoleOptions()
  const { addresses } = readAddresses(draft.text)
  const isSending = invite.progress !== null

  return (
    <Dialog
      title="Invite members"
      description="Each address gets a mail with a link of its own, which works once and for seven days."
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button variant="primary" size="sm" icon={<UserPlus />}>
          Invite members
        </Button>
      }
      footer={
        <>
          <Button
            variant="ghost"
            onClick={() => {
              form.discard()
              setIsOpen(false)
            }}
          >
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={FORM_ID} isLoading={isSending}>
            {addresses.length > 1 ? `Send ${String(addresses.length)} invitations` : 'Send invitation'}
          </Button>
        </>
      }
    >
      <form id={FORM_ID} noValidate onSubmit={form.submit} className="flex flex-col gap-4">
        <InviteResults results={invite.results} />
        <Field
          label="E-mail addresses"
          error={errors.text}
          help="One or several, with commas, spaces or new lines between. Names beside the addresses do no harm."
        >
          <Textarea
            ref={form.textRef}
            value={draft.text}
            onChange={(event) => form.change({ text: event.target.value })}
            readOnly={isSending}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            inputMode="email"
            className="max-h-48"
          />
        </Field>
        <Field
          label="Role"
          error={errors.roleId}
          help={options.find(({ value }) => value === draft.roleId)?.help ?? 'What they may do. You can change it at any time.'}
        >
          <Select
            options={options}
            value={draft.roleId}
            onValueChange={(roleId) => form.change({ roleId })}
            placeholder="Choose a role"
            isDisabled={isSending}
          />
        </Field>
        {invite.progress && invite.progress.total > 1 ? (
          <Progress
            label={`Sent ${String(invite.progress.done)} of ${String(invite.progress.total)} invitations`}
            value={invite.progress.done}
            max={invite.progress.total}
          />
        ) : null}
      </form>
    </Dialog>
  )
}

function useInviteForm(onDone: () => void) {
  const invite = useInvite()
  const textRef = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState<Draft>(NO_DRAFT)
  const [errors, setErrors] = useState<DraftErrors>({})

  const discard = () => {
    setDraft(NO_DRAFT)
    setErrors({})
    invite.forget()
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (invite.progress) return
    const { addresses, invalid } = readAddresses(draft.text)
    const found = checkDraft({ addresses, invalid, roleId: draft.roleId })
    setErrors(found)
    if (found.text) textRef.current?.focus()
    if (found.text || found.roleId || !draft.roleId) return

    const results = await invite.send({ addresses, roleId: draft.roleId })
    const failed = results.filter(({ problem }) => problem !== null)
    if (failed.length > 0) {
      setDraft({ ...draft, text: failed.map(({ email }) => email).join('\n') })
      return
    }
    discard()
    onDone()
    const [first] = addresses
    toast.success(addresses.length === 1 ? `${first ?? ''} is invited` : `${String(addresses.length)} people are invited`)
  }

  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    setErrors({})
  }

  return { draft, errors, invite, textRef, submit, change, discard }
}

type CheckInput = { addresses: string[]; invalid: string[]; roleId: RoleId | null }

function checkDraft({ addresses, invalid, roleId }: CheckInput): DraftErrors {
  const roleError = roleId ? {} : { roleId: 'Choose a role.' }
  if (invalid.length > 0) {
    const names = invalid.slice(0, 3).join(', ')
    const more = invalid.length > 3 ? ` and ${String(invalid.length - 3)} more` : ''

    return { ...roleError, text: `Nothing was sent yet. Correct or delete what is no e-mail address: ${names}${more}.` }
  }
  if (addresses.length === 0) return { ...roleError, text: 'Enter an e-mail address.' }
  if (addresses.length > ADDRESSES_MAX) {
    return { ...roleError, text: `These are ${String(addresses.length)} addresses. Invite at most ${String(ADDRESSES_MAX)} at once.` }
  }

  return roleError
}
