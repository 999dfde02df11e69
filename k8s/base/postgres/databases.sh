#!/bin/sh
# Run once by the image, on an empty data folder: a role and a database for each name in SHOP_DATABASES. Nobody else connects.
set -eu
for name in $SHOP_DATABASES; do
  psql --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
    --set=name="$name" --set=password="$(cat "/run/shop/$name")" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
