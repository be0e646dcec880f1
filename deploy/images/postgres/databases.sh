#!/usr/bin/env bash
# One role and one database for each service that has one; run once, when the data folder is new.
# The passwords are read by psql itself, so that they are in no command line.
set -euo pipefail
for name in checklist rollback notifier; do
  psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres -v name="$name" <<END
\set password \`cat /run/goaround/$name\`
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
END
done
