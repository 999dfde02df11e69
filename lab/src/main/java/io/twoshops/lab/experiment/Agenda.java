package io.twoshops.lab.experiment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run consists of and what of it is done, as a file of the run folder: an interrupted run is gone on with from there.
 *
 * @param target the name of the place
 * @param commit of the sources; a run is of one
 * @param done the names of the sessions that came to their end
 */
record Agenda(String target, String commit, int repeats, List<Arm> arms, List<String> done) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** One with nothing done. */
    static Agenda of(String target, String commit, int repeats, List<Arm> arms) {
        return new Agenda(target, commit, repeats, List.copyOf(arms), List.of());
    }

    /** @throws IllegalArgumentException when the folder has none that can be read */
    static Agenda load(RunFolder folder) throws IOException {
        try {
            return JSON.readValue(Files.readString(folder.agenda()), Agenda.class);
        } catch (NoSuchFileException | JacksonException e) {
            throw new IllegalArgumentException(folder.path() + " holds no run that can be gone on with", e);
        }
    }

    boolean has(String session) {
        return done.contains(session);
    }

    /** The same with one session more, written down. */
    Agenda with(String session, RunFolder folder) throws IOException {
        List<String> more = new ArrayList<>(done);
        more.add(session);
        Agenda next = new Agenda(target, commit, repeats, arms, more);
        next.save(folder);
        return next;
    }

    void save(RunFolder folder) throws IOException {
        Path file = folder.agenda();
        PrivateFiles.write(file, out -> out.write(JSON.writeValueAsString(this)));
    }
}
