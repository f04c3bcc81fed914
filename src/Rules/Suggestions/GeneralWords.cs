namespace Chartroom.Rules.Suggestions;

/// <summary>Words that the index lists as main terms but that a note uses without meaning a disease.</summary>
internal static class GeneralWords
{
    private static readonly HashSet<string> All =
    [
        .. """
        abnormal abnormality absence absent abuse accident accommodation acute adherent adhesion admission admit affection age aged air
        alteration anomaly arrest attack atypical bad bag band behavior bilateral birth bleeding blood body bone born care cancer case
        change check child chronic clinical closed closure cold complaint complex complete complication compression condition confused
        congestion constriction contact contraction contracture cord counseling course cramp crisis cyst damage dead death decreased
        decline defect deficiency deformity delay delayed delivery dependence deposit depression deposition derangement deterioration
        development deviation diagnosis diet difficulty dilation disability discharge discoloration discomfort disease disorder
        displacement disruption distention distress disturbance double drainage dressing drug dry duplication dysfunction early ectopic
        effect elevated elevation encounter enlarged enlargement erosion eruption evaluation examination excess excessive exhaustion
        exposure extra eye failed failure fall family fat feeding finding fitting fixation flexion floating flow fluid follow food
        foreign fracture fragile free full function fusion general grief growth habit hand hard head healing heart heat heavy high
        history hospital hot house hungry immune impaired impairment impact impending implant imperfect increased infant infection
        infiltration inflammation influence injury insertion insufficiency irregular irritable irritation issue joint labor lack large
        late left lesion level light limited line loose loss low lump lung maladjustment malignant mass medication mental metabolic
        mild moderate monitoring movement multiple narrowing neck negative new no nodule normal obstruction occlusion old open operation
        operative opacity organ other outcome over oxygen pain painful paint palpable patient person personal poor position positive
        possible present presence pressure primary problem procedure process prolapse prolonged prophylactic prosthesis pulse puncture
        reaction recurrent reduced reduction refusal regular rejection relaxation removal repair replacement report respiration rest
        result retained retention return right rigid risk rough rupture scar screening secondary section sensation sequela severe sex shadow
        shock short side sign single site size skin small social soft sore spasm special specified spot stage state status stiff stone
        stop strain stress stricture strong structure study subacute sudden supervision support surgery surgical swelling symptom syndrome
        taking tear temperature tender term test therapy thick thin tight time tissue total tone toxic transfer transplant trauma treatment trouble tube tumor
        twist ulcer unable uncertain uncontrolled under unspecified unstable use vaccination value visit vision voice walk wall water weak
        weight well withdrawal wound yellow young leg arm foot chest back abdomen kidney liver brain stomach blood-pressure hip knee shoulder ankle
        mechanical contained disposition dislocation subsequent intact device catheter bed lobe base valve rate rhythm sleep eating smoking
        alcohol tobacco insulin aspirin pregnancy pregnant artery pathology scale clot accessory muscle lower upper lens vessel duct node sinus canal tract urinary lobar arterial infant cervix mother father baby brother sister female male woman man type with day week year
        anesthesia anaesthesia appendix burn burning displaced exam faint falling fit gas haemoglobin hemoglobin illness minus trap nerve reflex sick slipped throat triple vagina
        vaginal wet followup
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    public static bool Contains(string stem) => All.Contains(stem);
}
