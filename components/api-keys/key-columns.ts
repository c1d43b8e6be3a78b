/** The columns of a key, shared by the head, the rows and their skeleton: key, what it may do, whom it acts for, last used, state, act. */
export const keyColumns =
  'grid grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_128px_96px_144px_84px] items-center gap-x-4 px-4 max-lg:grid-cols-[minmax(0,1fr)_128px_144px_84px] max-md:grid-cols-[minmax(0,1fr)_auto]'
