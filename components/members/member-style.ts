/** The columns of a member, shared by the head, the rows and their skeleton: mark, name, two-factor, last seen, role, acts. */
export const memberColumns =
  'grid grid-cols-[24px_minmax(0,1fr)_112px_104px_176px_28px] items-center gap-x-3 px-4 max-md:grid-cols-[24px_minmax(0,1fr)_36px]'
