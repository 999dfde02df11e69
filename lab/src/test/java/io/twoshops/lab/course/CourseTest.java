package io.twoshops.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of the course: the same commands in both languages, all sections, and a check that is run before the clean-up. */
class CourseTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> ENGLISH = List.of("Goal", "Steps", "Questions", "Check", "Clean up");
    private static final List<String> KOREAN = List.of("목표", "단계", "질문", "확인", "정리");
    private static final List<String> INFOS = List.of("bash", "bash no-ci", "bash fails");
    private static final int CHECK = 4;
    private static final String TEXT =
            """
            # 1. A title (10 minutes)
            ## Goal
            ## Steps
            ### 1. One
            ```bash
            echo one
            ```
            ## Questions
            ## Check
            ```bash
            ./shop lab check 1
            ```
            ## Clean up
            ```bash
            true
            ```
            """;

    @TempDir
    Path folder;

    @Test
    void hasTheSameNineExercisesInBothLanguages() throws Exception {
        List<Exercise> english = new Course(HOME).exercises("en");
        List<Exercise> korean = new Course(HOME).exercises("ko");
        assertThat(english)
                .extracting(Exercise::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 9).boxed().toList());
        assertThat(korean).extracting(Exercise::number).isEqualTo(numbers(english));
        assertThat(korean).extracting(Exercise::minutes).isEqualTo(minutes(english));
        assertThat(korean).extracting(CourseTest::name).isEqualTo(names(english));
        assertThat(minutes(english)).allSatisfy(minutes -> assertThat(minutes).isBetween(20, 40));
    }

    @Test
    void givesTheSameCommandsInBothLanguages() throws Exception {
        List<Exercise> english = new Course(HOME).exercises("en");
        List<Exercise> korean = new Course(HOME).exercises("ko");
        for (int i = 0; i < english.size(); i++) {
            assertThat(faults(english.get(i).number(), read(english.get(i)), read(korean.get(i))))
                    .as(english.get(i).title())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, en, [English](en/%1$s) | [한국어](ko/%1$s)",
        "README.ko.md, ko, [한국어](ko/%1$s) | [English](en/%1$s)"
    })
    void listsTheExercisesInTheReadmeAsTheirTextsDo(String readme, String language, String links) throws Exception {
        String text = Files.readString(HOME.resolve("docs/labs").resolve(readme));
        for (Exercise exercise : new Course(HOME).exercises(language)) {
            assertThat(text)
                    .contains("| " + exercise.number() + " | " + exercise.title() + " | " + exercise.minutes() + " | "
                            + links.formatted(name(exercise)) + " |");
        }
    }

    @Test
    void seesACommandThatDiffersInOneLetter() {
        String korean = korean(TEXT).replace("echo one", "echo One");
        assertThat(faults(1, TEXT, korean)).containsExactly("other commands in block 1");
    }

    @Test
    void seesABlockThatIsMarkedInOneLanguageOnly() {
        assertThat(faults(1, TEXT, korean(TEXT).replaceFirst("```bash", "```bash fails")))
                .containsExactly("other commands in block 1");
    }

    @Test
    void seesABlockTooFew() {
        String korean = korean(TEXT).replace("```bash\necho one\n```\n", "");
        assertThat(faults(1, TEXT, korean)).contains("3 blocks in English, 2 in Korean");
    }

    @Test
    void seesAMissingSection() {
        assertThat(faults(1, TEXT.replace("## Questions\n", ""), korean(TEXT)))
                .contains("sections [Goal, Steps, Check, Clean up]");
    }

    @Test
    void seesAStepTooFew() {
        assertThat(faults(1, TEXT, korean(TEXT).replace("### 1. One\n", "")))
                .contains("1 steps in English, 0 in Korean");
    }

    @Test
    void seesAnUnknownMarkAndACheckOfAnotherExercise() {
        String english = TEXT.replaceFirst("```bash", "```sh").replace("check 1", "check 2");
        assertThat(faults(1, english, korean(english)))
                .containsExactly("unknown mark \"sh\"", "no check of this exercise in its section");
    }

    @Test
    void refusesATextThatDoesNotSayHowLongItTakes() throws Exception {
        Path texts = Files.createDirectories(folder.resolve("docs/labs/en"));
        Files.writeString(texts.resolve("01-title.md"), "# 1. A title\n");
        assertThatThrownBy(() -> new Course(folder).exercises("en"))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("minutes");
    }

    @Test
    void knowsNoTenthExercise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Course(HOME).check(10, Engine.docker))
                .withMessageContaining("there is no exercise 10");
    }

    private static List<String> faults(int number, String english, String korean) {
        LabText one = LabText.of(english);
        LabText other = LabText.of(korean);
        List<String> faults = new ArrayList<>();
        if (!one.sections().equals(ENGLISH)) {
            faults.add("sections " + one.sections());
        }
        if (!other.sections().equals(KOREAN)) {
            faults.add("sections " + other.sections());
        }
        if (one.steps() != other.steps()) {
            faults.add(one.steps() + " steps in English, " + other.steps() + " in Korean");
        }
        faults.addAll(differences(one.blocks(), other.blocks()));
        one.blocks().stream()
                .map(LabText.Block::info)
                .filter(info -> !INFOS.contains(info))
                .forEach(info -> faults.add("unknown mark \"" + info + "\""));
        if (one.blocks().stream()
                .noneMatch(block ->
                        block.section() == CHECK && block.commands().equals("./shop lab check " + number + "\n"))) {
            faults.add("no check of this exercise in its section");
        }
        return faults;
    }

    private static List<String> differences(List<LabText.Block> english, List<LabText.Block> korean) {
        if (english.size() != korean.size()) {
            return List.of(english.size() + " blocks in English, " + korean.size() + " in Korean");
        }
        return IntStream.range(0, english.size())
                .filter(i -> !english.get(i).equals(korean.get(i)))
                .mapToObj(i -> "other commands in block " + (i + 1))
                .toList();
    }

    private static String korean(String english) {
        String korean = english;
        for (int i = 0; i < ENGLISH.size(); i++) {
            korean = korean.replace("## " + ENGLISH.get(i) + "\n", "## " + KOREAN.get(i) + "\n");
        }
        return korean;
    }

    private static String read(Exercise exercise) throws IOException {
        return Files.readString(exercise.text());
    }

    private static String name(Exercise exercise) {
        return String.valueOf(exercise.text().getFileName());
    }

    private static List<Integer> numbers(List<Exercise> exercises) {
        return exercises.stream().map(Exercise::number).toList();
    }

    private static List<Integer> minutes(List<Exercise> exercises) {
        return exercises.stream().map(Exercise::minutes).toList();
    }

    private static List<String> names(List<Exercise> exercises) {
        return exercises.stream().map(CourseTest::name).toList();
    }
}
