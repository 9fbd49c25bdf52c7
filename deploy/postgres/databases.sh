#!/usr/bin/env bash
# At the first start: a database for Footbridge and its owner, a role for each service, and the same for the registry; neither
# can look at the other's. What a service may read its deployment says. Once more it adds what is missing, and sets the
# passwords of the environment: docker-compose exec postgres bash /docker-entrypoint-initdb.d/databases.sh
set -euo pipefail

sql() { psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres -q "$@"; }

role() {
  sql -v "role=$1" -v "password=$2" <<'SQL'
select format('create role %I login', :'role') where not exists (select from pg_roles where rolname = :'role') \gexec
alter role :"role" password :'password';
SQL
}

database() {
  sql -v "name=$1" <<'SQL'
select format('create database %1$I owner %1$I', :'name') where not exists (select from pg_database where datname = :'name') \gexec
revoke all on database :"name" from public;
SQL
}

role footbridge "$FOOTBRIDGE_DATABASE_PASSWORD"
role registry "$REGISTRY_DATABASE_PASSWORD"
database footbridge
database registry
for service in hr_events it_events bridge_service; do
  password=${service^^}_DATABASE_PASSWORD
  role "$service" "${!password}"
  sql -v "role=$service" <<<'grant connect on database footbridge to :"role";'
done
