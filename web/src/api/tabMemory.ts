// What a tab keeps of a person in sessionStorage, drafts and the keys of commands, is for that person alone:
// it outlives a reload and an ended session, and ends when he signs out or another signs in.
const kOwner = 'heliu.owner';

export const tabMemory = {
  forget: () => sessionStorage.clear(),
  keepFor(user: string): void {
    const owner = sessionStorage.getItem(kOwner);
    if (owner && owner !== user) sessionStorage.clear();
    sessionStorage.setItem(kOwner, user);
  },
};
