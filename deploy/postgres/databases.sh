#!/usr/bin/env bash
# At the first start: a database and a user for Footbridge, and for the registry; neither can look at the other's.
set -euo pipefail
for one in footbridge registry; do
  password=FOOTBRIDGE_DATABASE_PASSWORD
  [[ $one == registry ]] && password=REGISTRY_DATABASE_PASSWORD
  psql -v ON_ERROR_STOP=1 -v "one=$one" -v "password=${!password}" -U "$POSTGRES_USER" -d postgres <<'SQL'
create role :"one" login password :'password';
create database :"one" owner :"one";
revoke all on database :"one" from public;
SQL
done
