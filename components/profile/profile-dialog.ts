/** A dialog that its panel opens and closes. */
export type ProfileDialogProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }
