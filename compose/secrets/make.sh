#!/bin/sh
# Makes the passwords and tokens of one arm that are missing, at random; those that exist stay. /run/shop holds all of them, for
# the database server; each /run/shop-units/UNIT, a volume of that unit, what the unit may know, as settings.
set -eu

make() {
  [ -s "$1" ] && return
  head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$1.new"
  # Any user id must be able to read it; the volume is what keeps others out.
  chmod 0444 "$1.new"
  mv "$1.new" "$1"
}

make /run/shop/postgres
make /run/shop/admin
make /run/shop/service-token
for folder in /run/shop-units/*; do
  unit="$(basename "$folder")"
  role="$unit"
  [ "$unit" = monolith ] && role=shop
  make "/run/shop/$role"
  {
    [ "$unit" = storefront ] || echo "shop.db.password=$(cat "/run/shop/$role")"
    case "$unit" in
      provider) ;;
      monolith | accounts) echo "shop.admin-password=$(cat /run/shop/admin)" ;;
    esac
    case "$unit" in
      provider | monolith) ;;
      *) echo "shop.service-token=$(cat /run/shop/service-token)" ;;
    esac
  } >"$folder/secrets.properties.new"
  chmod 0444 "$folder/secrets.properties.new"
  mv "$folder/secrets.properties.new" "$folder/secrets.properties"
done
