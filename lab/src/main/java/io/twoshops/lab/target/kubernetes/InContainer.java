package io.twoshops.lab.target.kubernetes;

/**
 * Scripts for the shell of a container. With {@code shareProcessNamespace} the pause container is process 1 and the application is
 * none: the kernel lets nobody kill or stop a process 1 from within its own namespace, SIGKILL and SIGSTOP included.
 */
final class InContainer {
    /**
     * Sets {@code $main} to the first process of the container: of those that were started from outside, which have no parent here,
     * the one with the lowest number; this shell is another of them.
     */
    private static final String MAIN =
            """
            main=''
            for folder in /proc/[0-9]*; do
              id=${folder#/proc/}
              [ "$id" = 1 ] && continue
              [ "$id" = $$ ] && continue
              while read -r key value; do
                if [ "$key" = PPid: ] && [ "$value" = 0 ]; then
                  if [ -z "$main" ] || [ "$id" -lt "$main" ]; then main=$id; fi
                fi
              done 2>/dev/null <"$folder/status"
            done
            [ -n "$main" ] || { echo 'the container shares no process namespace with its pod'; exit 9; }
            """;

    /** Sets {@code $all} to the processes of the container, without this shell. */
    private static final String ALL =
            """
            all=''
            for folder in /proc/[0-9]*; do
              id=${folder#/proc/}
              case "$id" in 1|$$) ;; *) all="$all $id" ;; esac
            done
            """;

    private InContainer() {}

    static String kill() {
        return MAIN + "kill -KILL $main";
    }

    /**
     * Stops all processes, and lets them go on after a while if nobody has done so before: the lab may be killed meanwhile.
     *
     * @param seconds how long at most
     */
    static String freeze(int seconds) {
        return MAIN + ALL + "kill -STOP $all\n(sleep " + seconds + "; kill -CONT $all) >/dev/null 2>&1 </dev/null &";
    }

    static String thaw() {
        return ALL + "kill -CONT $all 2>/dev/null; true";
    }

    /** Prints the state of the first process, as a letter. */
    static String state() {
        return MAIN
                + "while read -r key value rest; do [ \"$key\" = State: ] && echo \"$value\"; done </proc/$main/status; true";
    }

    /** Prints what the processes use: {@code rss pss} in KiB, and their ticks of processor time. */
    static String usage() {
        return MAIN
                + ALL
                + """
                for id in $all; do
                  while read -r key value rest; do
                    case "$key" in Rss:|Pss:) echo "$key $value" ;; esac
                  done 2>/dev/null <"/proc/$id/smaps_rollup"
                  read -r line 2>/dev/null <"/proc/$id/stat" && echo "Stat: ${line##*) }"
                done
                true
                """;
    }

    /** Ends with 0 if something answers at a port of another host. */
    static String reach(String host, int port) {
        return "timeout 2 bash -c '</dev/tcp/" + host + "/" + port + "'";
    }
}
