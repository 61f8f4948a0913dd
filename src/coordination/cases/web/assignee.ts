/**
 * What a person may do with the assignee of a case: everyone who changes cases takes a free one and releases their own;
 * giving to others and taking from others needs the right to decide. The server holds to the same.
 */
export function assigneeActs(me: string, present: string | null, decides: boolean) {
  return {
    take: present !== me && (present === null || decides),
    release: present !== null && (present === me || decides),
    give: decides,
  };
}
