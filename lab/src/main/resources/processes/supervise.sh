#!/bin/sh
# Runs the unit in folder $1 and starts it again 1 s after it has died, as "restart: always" does elsewhere,
# until the file "stop" appears there. A process id is noted with its start time: ids are used again, the pair is not.
cd "$1" || exit 1
started() {
  sed 's/.*) //' "/proc/$1/stat" | cut -d ' ' -f 20
}
echo "$$ $(started $$)" >supervisor.new && mv supervisor.new supervisor
while [ ! -e stop ]; do
  sh ./run >>log 2>&1 </dev/null &
  child=$!
  echo "$child $(started $child)" >pid.new && mv pid.new pid
  wait $child
  [ -e stop ] && break
  echo "$child" >>restarts
  sleep 1
done
