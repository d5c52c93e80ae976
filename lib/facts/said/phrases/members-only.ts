/** What is meant by an app that finds somebody in none of the organizations, teams or groups that it lets in. */
export const membersOnly = {
  means:
    'The login itself worked; the app lets in only members of certain organizations, teams or groups, and found this person in none of them.',
  fix: 'Whoever runs the app says which it lets in (Grafana: allowed_organizations, team_ids, allowed_groups; oauth2-proxy: github-org, allowed-group). If the person is a member of one, the provider did not tell the app: the scope or claim for groups is missing, or the organization has not approved the app (GitHub: Third-party access).',
} as const;
