'use client'

import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RecordAct, RecordActs } from '#components/offer-publishing/use-record-acts.ts'
import { formatKeys } from '#components/patterns/command-keys.ts'
import { useAreSingleKeysOn } from '#components/patterns/commands-context.ts'
import { KeyCaps, KeyHints, useIsMac } from '#components/patterns/key-caps.tsx'
import { ActBar } from '#components/patterns/page-body.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import { useIsPhone } from '#components/ui/use-is-phone.ts'

type OfferActBarProps = { acts: RecordActs; canEdit: boolean; isBusy: boolean }

/** The acts of a record and the keys that do them. On phones it sticks to the bottom, where there are no keys to tell of. */
export function OfferActBar({ acts, canEdit, isBusy }: OfferActBarProps) {
  const areSingleKeysOn = useAreSingleKeysOn()
  const { publish, preview, menu } = acts
  const hasActs = publish !== null || preview !== null || menu.length > 0
  if (!hasActs && !areSingleKeysOn) return null
  const hints = [
    { keys: ['j', 'k'], label: 'Move' },
    ...(canEdit ? [{ keys: ['e'], label: 'Edit' }] : []),
    publish && !publish.obstacle ? { keys: ['mod+Enter'], label: 'Publish and next' } : { keys: ['?'], label: 'All keys' },
  ]
  const bar = (
    <ActBar hints={<KeyHints hints={hints} />}>
      {menu.length > 0 ? <MoreActs acts={menu} preview={publish === null ? null : preview} /> : null}
      {preview ? (
        <Button className={publish === null ? undefined : 'max-md:hidden'} onClick={preview.run}>
          {preview.label}
        </Button>
      ) : null}
      <PublishButton publish={publish} isBusy={isBusy} />
    </ActBar>
  )

  // Hints alone are nothing to a finger.
  return hasActs ? bar : <div className="max-md:hidden pointer-coarse:hidden">{bar}</div>
}

function PublishButton({ publish, isBusy }: { publish: RecordActs['publish']; isBusy: boolean }) {
  const areSingleKeysOn = useAreSingleKeysOn()
  if (publish === null) return null

  return (
    <Button
      variant="primary"
      isLoading={isBusy || publish === undefined}
      blockedReason={publish?.obstacle?.reason}
      onBlockedPress={publish?.goToObstacle}
      onClick={publish?.run}
      trailing={areSingleKeysOn ? <PublishKey /> : undefined}
      className="min-w-0 shrink"
    >
      {publish?.label ?? 'Publish offer'}
    </Button>
  )
}

function PublishKey(): ReactNode {
  return (
    <span className="-mr-1 [&_kbd]:border-on-primary/35 [&_kbd]:bg-transparent [&_kbd]:text-on-primary">
      <KeyCaps keys="1" />
    </span>
  )
}

/** What is done less often. On phones the preview stands in it too, where the button has the whole width. */
function MoreActs({ acts, preview }: { acts: readonly RecordAct[]; preview: RecordAct | null }) {
  const isPhone = useIsPhone()
  const isMac = useIsMac()
  const areSingleKeysOn = useAreSingleKeysOn()
  const shown = isPhone && preview ? [preview, ...acts] : acts
  const entryOf = ({ id, label, icon: Icon, keys, run, isDanger }: RecordAct) => (
    <MenuItem
      key={id}
      icon={Icon ? <Icon aria-hidden="true" /> : undefined}
      shortcut={typeof keys === 'string' && areSingleKeysOn ? formatKeys(keys, isMac).join(' ') : undefined}
      isDanger={isDanger}
      onSelect={run}
    >
      {label}
    </MenuItem>
  )
  const plain = shown.filter(({ isDanger }) => !isDanger)
  const dangerous = shown.filter(({ isDanger }) => isDanger)

  return (
    <span className="shrink-0">
      <Menu side="top" trigger={<IconButton label="More acts" icon={<Ellipsis />} variant="secondary" />}>
        {plain.map(entryOf)}
        {plain.length > 0 && dangerous.length > 0 ? <MenuSeparator /> : null}
        {dangerous.map(entryOf)}
      </Menu>
    </span>
  )
}
