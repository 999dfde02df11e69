package io.twoshops.lab.target.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.target.TargetException;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    @Test
    void readsAnArrayAndAnObjectOnEachLineAlike() throws Exception {
        String array = "[{\"Service\":\"orders\"},\n {\"Service\":\"kafka\"}]";
        String lines = "{\"Service\":\"orders\"}\n{\"Service\":\"kafka\"}\n";
        assertThat(Documents.of(array)).isEqualTo(Documents.of(lines)).hasSize(2);
    }

    @Test
    void nothingIsNoDocument() throws Exception {
        assertThat(Documents.of("")).isEmpty();
        assertThat(Documents.of("[]\n")).isEmpty();
    }

    @Test
    void refusesWhatIsNoJsonInsteadOfTakingItForNothing() {
        assertThatThrownBy(() -> Documents.of("NAME  STATUS")).isInstanceOf(TargetException.class);
        assertThatThrownBy(() -> Documents.of("17")).isInstanceOf(TargetException.class);
        assertThatThrownBy(() -> Documents.one("[]")).hasMessageContaining("0 JSON objects instead of one");
    }
}
