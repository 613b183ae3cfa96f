// Judges PDF files by veraPDF as PDF/UA-1: `java -cp JARS Judge.java FILE...` prints one line a file, and each broken rule below.
// Leaves with 1 where a file is not compliant.

import java.io.File;
import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Judge {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean all = true;
        for (String name : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(new File(name)), PDFAFlavour.PDFUA_1);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                ValidationResult result = validator.validate(parser);
                all &= result.isCompliant();
                System.out.println((result.isCompliant() ? "compliant " : "broken ") + name + " " + result.getTotalAssertions());
                Map<String, Integer> broken = new TreeMap<>();
                for (TestAssertion test : result.getTestAssertions()) {
                    if (test.getStatus() == TestAssertion.Status.FAILED) {
                        broken.merge(test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber() + " " + test.getMessage(), 1, Integer::sum);
                    }
                }
                broken.forEach((rule, times) -> System.out.println("    " + rule + " (" + times + ")"));
            }
        }
        System.exit(all ? 0 : 1);
    }
}
