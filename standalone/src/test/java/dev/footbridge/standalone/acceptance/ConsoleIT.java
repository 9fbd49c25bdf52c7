package dev.footbridge.standalone.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.footbridge.standalone.Product;
import dev.footbridge.standalone.acceptance.Visitor.Eyes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The console in the system's Chromium: signed in, live, by keyboard, for everybody's eyes, and safe from names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
    private static final Path PICTURES = Path.of(System.getProperty("console.pictures", "target/pictures"));
    private static final LocalDate START = LocalDate.now().plusDays(12);
    private static final List<String> NASTY = List.of(
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(2)>",
            "</script><script>alert(3)</script>",
            "javascript:alert(4)",
            "{{constructor.constructor('alert(5)')()}}",
            "\u202Eevil\u202C");

    private Product product;
    private Caller caller;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        Chromium.missing().ifPresent(why -> System.out.println("!! SKIPPED: " + why));
        assumeTrue(Chromium.missing().isEmpty(), () -> Chromium.missing().orElse(""));
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        product = Product.in(home);
        caller = new Caller(product);
        chromium = Chromium.start();
        tell();
    }

    /** A manager with a team, somebody of it about to start, and somebody who changed roles and holds what is not owed. */
    private void tell() {
        hr("hired-7", "worker-hired", person("E-0007", "Jonas", "Albrecht", "Sales", "2019-01-07", "E-0001"));
        hr("hired-9", "worker-hired", person("E-3009", "Priya", "Raman", "Sales", "2023-02-01", "E-0007"));
        caller.bambooHr(product.secret("bamboohr"), FirstHireIT.bambooHr("E-3001", "Mara", START));
        caller.getUntil("hr", "/api/checklists?worker=E-3001", answer -> has(answer));
        caller.getUntil("hr", "/api/people?worker=E-3009", answer -> has(answer));
    }

    @AfterAll
    void stop() {
        if (product != null) {
            try (var stopping = product) {
                if (chromium != null) {
                    chromium.close();
                }
                assertThat(stopping.stop()).as("processes left behind").isEmpty();
            }
        }
    }

    @Test
    void whoIsNotSignedInSignsInAndComesBackToWhereTheyWere() {
        try (var visitor = visitor(Eyes.USUAL)) {
            visitor.page().navigate(product.url() + "/people?status=expected");
            assertThat(visitor.page()).hasURL(Pattern.compile("/login\\?to="));
            visitor.page().fill("#username", "hr");
            visitor.page().fill("#password", product.password("hr"));
            visitor.page().click("button[type=submit]");
            assertThat(visitor.page()).hasURL(product.url() + "/people?status=expected");
            assertThat(visitor.row("Mara Quill")).isVisible();
            visitor.button("Sign out").click();
            assertThat(visitor.page()).hasURL(Pattern.compile("/login"));
            visitor.page().navigate(product.url() + "/people");
            assertThat(visitor.page()).hasURL(Pattern.compile("/login\\?to="));
        }
    }

    @Test
    void aHireAppearsWithoutReload() {
        try (var visitor = signedIn("hr").at("/checklists")) {
            visitor.page().evaluate("window.__same = true");
            assertThat(visitor.text("Live")
                            .or(visitor.page().getByText(Pattern.compile("^Live · ")))
                            .first())
                    .isVisible();
            caller.bambooHr(product.secret("bamboohr"), FirstHireIT.bambooHr("E-3002", "Noor", START.plusDays(1)));
            assertThat(visitor.row("E-3002")).isVisible();
            assertThat(visitor.page().evaluate("window.__same")).isEqualTo(true);
            visitor.complainedOfNothing();
        }
    }

    @Test
    void nothingMovesUnderTheFocusAndWhatIsNewIsGathered() {
        try (var visitor = signedIn("hr").at("/checklists")) {
            visitor.page().keyboard().press("j");
            var focused = visitor.page().locator("tbody [role=row]:focus");
            assertThat(focused).hasCount(1);
            var before = focused.getAttribute("data-key");
            caller.bambooHr(product.secret("bamboohr"), FirstHireIT.bambooHr("E-3003", "Idris", START.minusDays(1)));
            var news = visitor.page().getByRole(AriaRole.BUTTON, name("^\\d+ new: .*Idris Quill"));
            assertThat(news).isVisible();
            assertThat(visitor.row("E-3003")).hasCount(0);
            assertThat(focused).hasAttribute("data-key", before);
            news.click();
            assertThat(visitor.row("E-3003")).isVisible();
        }
    }

    @Test
    void aTaskIsCompletedWithAWordAndShownSettled() {
        var id = hiredWithChecklist("E-3004", "Felix");
        try (var visitor = signedIn("hr").at("/checklists/" + id)) {
            var contract = visitor.page()
                    .getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Signed contract filed")));
            contract.getByRole(AriaRole.BUTTON, exactly("Complete")).click();
            var dialog = visitor.page().getByRole(AriaRole.DIALOG);
            dialog.getByRole(AriaRole.TEXTBOX).fill("Countersigned today");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Complete"))
                    .click();
            assertThat(visitor.page().locator("section", hasHeading("Settled"))).containsText("Signed contract filed");
            assertThat(visitor.page().locator("section", hasHeading("Settled"))).containsText("by hr");
            visitor.complainedOfNothing();
        }
    }

    @Test
    void aReviewIsDecidedByTheManagerItIsPutToAndTakesAReason() {
        it("granted-9", """
                {"about":{"workerNumber":"E-3009","hrSource":"acme-hris"},"system":"crm","entitlement":"user",
                 "at":"2026-11-01T09:00:00Z"}""");
        hr("moved-9", "worker-moved", """
                {"workerNumber":"E-3009","effectiveDate":"%s",
                 "employment":{"title":"Accountant","department":"Finance"}}""".formatted(LocalDate.now()));
        var reviews = caller.getUntil("hr", "/api/reviews?worker=E-3009", ConsoleIT::has);
        assertThat(has(reviews)).as(reviews.body()).isTrue();
        try (var visitor = signedIn("manager").at("/reviews")) {
            visitor.row("Priya Raman").click();
            visitor.button("Take away").click();
            var dialog = visitor.page().getByRole(AriaRole.DIALOG);
            dialog.getByRole(AriaRole.TEXTBOX).fill("Not needed in Finance");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take away"))
                    .click();
            assertThat(visitor.page()
                            .getByRole(AriaRole.LISTITEM)
                            .filter(new Locator.FilterOptions().setHasText("by manager")))
                    .isVisible();
            visitor.complainedOfNothing();
        }
    }

    @Test
    void whatWasNotUnderstoodIsShownWithTheReasonAndCanBeReplayed() {
        var bad = FirstHireIT.bambooHr("E-3005", "Nobody", START).replace(START.toString(), "someday");
        assertThat(caller.bambooHr(product.secret("bamboohr"), bad).status()).isEqualTo(202);
        caller.getUntil("hr", "/hr/inbox?status=quarantined", ConsoleIT::has);
        try (var visitor = signedIn("hr").at("/inbox/hr?status=quarantined")) {
            visitor.row("bamboohr").first().click();
            var details = visitor.page().getByRole(AriaRole.COMPLEMENTARY, named("Details"));
            assertThat(details).containsText("startDate");
            assertThat(details).containsText("someday");
            details.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Replay"))
                    .click();
            assertThat(details).containsText("It is read again");
            visitor.complainedOfNothing();
        }
    }

    @Test
    void whatNobodyKnewIsMatchedAndTheTaskIsDoneUntilItIsTakenBack() throws IOException {
        hr("hired-20", "worker-hired", person("E-3020", "Selma", "Idrisi", "Sales", START.toString(), "E-0007"));
        var list = caller.getUntil("hr", "/api/checklists?worker=E-3020", ConsoleIT::has)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        try (var visitor = signedIn("it").at("/unmatched")) {
            it("granted-20", """
                    {"about":{"account":{"system":"crm","name":"selma.idrisi"}},"system":"crm","entitlement":"user",
                     "at":"2026-11-01T09:00:00Z"}""");
            visitor.row("selma.idrisi").click();
            var details = visitor.page().getByRole(AriaRole.COMPLEMENTARY, named("Details"));
            var selma = details.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Selma Idrisi"));
            assertThat(selma).isVisible();
            details.getByRole(AriaRole.BUTTON, exactly("Match")).click();
            assertThat(details).not().containsText("Take back"); // who, and how one knows, is asked for first
            selma.focus();
            visitor.page().keyboard().press("Space");
            details.getByRole(AriaRole.TEXTBOX, exactly("How you know")).fill("She showed me");
            visitor.isAccessible();
            details.getByRole(AriaRole.BUTTON, exactly("Match")).click();
            assertThat(details).containsText("She showed me");
            assertThat(details.getByRole(AriaRole.BUTTON, exactly("Take back"))).isVisible();
            assertThat(visitor.row("selma.idrisi")).hasCount(0);
            var address = visitor.page().url();
            visitor.at("/checklists/" + list);
            assertThat(visitor.page().locator("section", hasHeading("Settled"))).containsText("seen by it-tools");
            visitor.at(address.substring(product.url().length()));
            details.getByRole(AriaRole.BUTTON, exactly("Take back")).click();
            visitor.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, exactly("Take back"))
                    .click();
            assertThat(visitor.row("selma.idrisi")).isVisible();
            assertThat(details.getByRole(AriaRole.BUTTON, exactly("Match"))).isVisible();
            visitor.complainedOfNothing();
        }
    }

    @Test
    void whatNobodyKnewMayBeSomebodyElseThanItLooksLike() {
        it("granted-21", """
                {"about":{"account":{"system":"wiki","name":"xq-77"}},"system":"wiki","entitlement":"reader",
                 "at":"2026-11-01T09:00:00Z"}""");
        try (var visitor = signedIn("hr").at("/unmatched")) {
            visitor.row("xq-77").click();
            var details = visitor.page().getByRole(AriaRole.COMPLEMENTARY, named("Details"));
            assertThat(details).containsText("Nobody we know is called anything like that");
            details.getByRole(AriaRole.SEARCHBOX).fill("Priya");
            details.getByText("Priya Raman").click();
            details.getByRole(AriaRole.TEXTBOX, exactly("How you know")).fill("The wiki's owner says so");
            details.getByRole(AriaRole.BUTTON, exactly("Match")).click();
            assertThat(details.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Priya Raman")))
                    .isVisible();
            visitor.at("/unmatched?status=matched");
            assertThat(visitor.row("xq-77")).containsText("Priya Raman");
            visitor.complainedOfNothing();
        }
    }

    @Test
    void namesAreTextWhateverStandsInThem() {
        for (var number = 0; number < NASTY.size(); number++) {
            var worker = "E-31" + (10 + number);
            hr("nasty-" + number, "worker-hired", """
                    {"workerNumber":"%s","person":{"givenName":%s,"familyName":"Nasty"},
                     "employment":{"type":"employee","title":%s,"department":"Sales","location":"DE-BER"},
                     "startDate":"%s"}""".formatted(
                            worker, json(NASTY.get(number)), json(NASTY.get(number)), START));
            caller.getUntil("hr", "/api/checklists?worker=" + worker, ConsoleIT::has);
        }
        try (var visitor = signedIn("hr").at("/people?q=Nasty")) {
            for (var nasty : NASTY) {
                assertThat(visitor.page().getByText(nasty + " Nasty").first()).isVisible();
            }
            visitor.complainedOfNothing();
            visitor.row(NASTY.get(0)).first().click();
            assertThat(visitor.page().locator("h1")).containsText(NASTY.get(0));
            visitor.complainedOfNothing();
            visitor.at("/checklists?q=Nasty").complainedOfNothing();
        }
    }

    @Test
    void oneFactHasTwoVocabulariesAndTheChoiceIsKept() {
        try (var visitor = signedIn("hr").at("/checklists")) {
            assertThat(visitor.row("Mara Quill")).containsText("Welcome");
            visitor.page().getByRole(AriaRole.RADIO, named("IT words")).click();
            assertThat(visitor.row("Mara Quill")).containsText("Joiner");
            visitor.at("/checklists");
            assertThat(visitor.row("Mara Quill")).containsText("Joiner");
        }
    }

    @Test
    void everythingIsReachedByKeyboard() {
        try (var visitor = signedIn("hr").at("/")) {
            var keyboard = visitor.page().keyboard();
            keyboard.press("?");
            assertThat(visitor.page().getByRole(AriaRole.DIALOG)).containsText("next and previous row");
            keyboard.press("Escape");
            keyboard.press("Control+k");
            keyboard.type("Mara");
            assertThat(visitor.page().getByRole(AriaRole.MENUITEM).first()).containsText("Mara Quill");
            keyboard.press("ArrowDown");
            keyboard.press("Enter");
            assertThat(visitor.page()).hasURL(Pattern.compile("/people/"));
            keyboard.press("g");
            keyboard.press("c");
            assertThat(visitor.page().locator("h1")).hasText("Checklists");
            assertThat(visitor.row("Mara Quill")).isVisible();
            keyboard.press("j");
            keyboard.press("Enter");
            assertThat(visitor.page()).hasURL(Pattern.compile("/checklists/.+"));
        }
    }

    @Test
    void everyScreenIsForEverybodysEyesAndKeepsItsPolicy() throws IOException {
        var screens = Map.of(
                "hr",
                        List.of(
                                "/",
                                "/people",
                                "/checklists",
                                "/reviews",
                                "/projects",
                                "/projects/atlas",
                                "/unmatched",
                                "/inbox"),
                "it", List.of("/", "/desk", "/unmatched", "/inbox"),
                "manager", List.of("/"),
                "admin", List.of("/"));
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var width : List.of(1440, 390)) {
                for (var account : screens.entrySet()) {
                    try (var visitor = visitor(new Eyes(scheme, width, 900))
                            .signIn(account.getKey(), product.password(account.getKey()))) {
                        for (var path : account.getValue()) {
                            visitor.at(path).isAccessible();
                            visitor.complainedOfNothing();
                        }
                        visitor.at(first(account.getKey())).isAccessible();
                        visitor.takesPicture(PICTURES.resolve("%s-%s-%d.png"
                                .formatted(account.getKey(), scheme.name().toLowerCase(java.util.Locale.ROOT), width)));
                    }
                }
            }
        }
    }

    @Test
    void whatWasSaidWhileNobodyAnsweredIsNotCalledDoneAndIsStillThere() {
        var id = hiredWithChecklist("E-3030", "Ada");
        try (var visitor = signedIn("hr").at("/checklists/" + id)) {
            visitor.page().context().setOffline(true);
            var contract = visitor.page()
                    .getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Signed contract filed")));
            contract.getByRole(AriaRole.BUTTON, exactly("Not needed")).click();
            var dialog = visitor.page().getByRole(AriaRole.DIALOG);
            dialog.getByRole(AriaRole.TEXTBOX).fill("Works on a framework contract");
            dialog.getByRole(AriaRole.BUTTON, exactly("Not needed")).click();
            assertThat(contract.getByRole(AriaRole.ALERT)).containsText("It is not known whether this was done");
            visitor.page().context().setOffline(false);
            contract.getByRole(AriaRole.BUTTON, exactly("Not needed")).click();
            assertThat(dialog.getByRole(AriaRole.TEXTBOX)).hasValue("Works on a framework contract");
            dialog.getByRole(AriaRole.BUTTON, exactly("Not needed")).click();
            assertThat(visitor.page().locator("section", hasHeading("Settled"))).containsText("Signed contract filed");
        }
    }

    @Test
    void aScreenSaysThatNobodyAnswersInsteadOfWaitingForEver() {
        try (var visitor = signedIn("hr").at("/people")) {
            visitor.page().context().setOffline(true);
            visitor.page().getByRole(AriaRole.LINK, named("Checklists")).first().click();
            assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("Footbridge does not answer");
        }
    }

    @Test
    void theDeskShowsWhatIsToBeDoneAndWhatWasDoneWhenAsked() {
        hiredWithChecklist("E-3031", "Lovis");
        var tasks = caller.getUntil("it", "/it/tasks?limit=200", answer -> taskOf("E-3031", answer) != null);
        post("it", "it-tools", "reported-31", "task-reported", """
                {"taskId":"%s","status":"completed","ticket":"IT-31","at":"2026-11-01T09:00:00Z"}""".formatted(taskOf("E-3031", tasks)));
        caller.getUntil("it", "/it/tasks?status=completed", ConsoleIT::has);
        try (var visitor = signedIn("it").at("/desk")) {
            assertThat(visitor.row("Mara Quill").first()).isVisible();
            assertThat(visitor.row("IT-31")).hasCount(0);
            visitor.page().getByLabel("Status").selectOption("completed");
            assertThat(visitor.row("IT-31")).isVisible();
            visitor.complainedOfNothing();
        }
    }

    @Test
    void whoMayNotLookIsToldSoAndNotAskedToTryAgain() {
        try (var visitor = signedIn("manager").at("/desk")) {
            assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("Not open to your role");
            assertThat(visitor.button("Try again")).hasCount(0);
        }
    }

    @Test
    void nothingIsCutOffAtTwiceTheSize() {
        try (var visitor = visitor(new Eyes(ColorScheme.LIGHT, 640, 400)).signIn("hr", product.password("hr"))) {
            for (var path : List.of("/", "/people", "/unmatched")) {
                visitor.at(path);
                assertThat(visitor.page().evaluate("""
                        () => { const bar = document.querySelector('header'), page = document.documentElement;
                          return bar.scrollHeight <= bar.clientHeight && page.scrollWidth <= page.clientWidth }""")).as(path).isEqualTo(true);
            }
        }
    }

    private String hiredWithChecklist(String worker, String name) {
        caller.bambooHr(product.secret("bamboohr"), FirstHireIT.bambooHr(worker, name, START));
        return caller.getUntil("hr", "/api/checklists?worker=" + worker, ConsoleIT::has)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private static String taskOf(String worker, Answer answer) {
        return answer.json()
                .path("items")
                .valueStream()
                .filter(task ->
                        task.path("person").path("workerNumber").asString().equals(worker))
                .map(task -> task.path("taskId").asString())
                .findFirst()
                .orElse(null);
    }

    /** One thing of a list, by its own address. */
    private String first(String account) {
        var list = account.equals("it") ? "/api/people?worker=E-3001" : "/api/checklists?worker=E-3001";
        var items = caller.get(account.equals("manager") ? "hr" : account, list)
                .json()
                .path("items");
        var id = items.path(0).path("id").asString();
        return account.equals("it") ? "/people/" + id : account.equals("manager") ? "/people" : "/checklists/" + id;
    }

    private Visitor signedIn(String account) {
        return visitor(Eyes.USUAL).signIn(account, product.password(account));
    }

    private Visitor visitor(Eyes eyes) {
        return new Visitor(chromium.browser(), product, eyes);
    }

    private static boolean has(Answer answer) {
        return answer.status() == 200 && !answer.json().path("items").isEmpty();
    }

    private void hr(String id, String fact, String data) {
        post("hr", "acme-hris", id, fact, data);
    }

    private void it(String id, String data) {
        post("it", "it-tools", id, "access-granted", data);
    }

    private void post(String side, String source, String id, String fact, String data) {
        var answer = caller.post(side, "/" + side + "/events", "application/cloudevents+json", """
                {"specversion":"1.0","type":"dev.footbridge.%s.%s.v1","source":"%s","id":"%s","data":%s}""".formatted(
                        side, fact, source, id, data));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    private static String person(
            String worker, String given, String family, String department, String start, String manager) {
        return """
                {"workerNumber":"%s","person":{"givenName":"%s","familyName":"%s"},
                 "employment":{"type":"employee","title":"Account Executive","department":"%s","location":"DE-BER",
                   "manager":"%s"},"startDate":"%s"}""".formatted(worker, given, family, department, manager, start);
    }

    private static String json(String text) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions name(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.LocatorOptions hasHeading(String text) {
        return new Page.LocatorOptions().setHasText(Pattern.compile("^" + text));
    }
}
