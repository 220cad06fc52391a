/**
 * The edition of the shipped terms. A workspace gets what came with each edition once, so that a spelling it took away
 * stays away: whatever is added to the library belongs to the next edition.
 */
export const libraryEdition = 2
