namespace Chartroom.Exchange.Hl7v2.Mapping.Tables;

/// <summary>Code maps of orders, results, medication and documents. Source: HL7 v2-to-FHIR concept maps OrderControlCode, OrderStatus, ResultStatus and others.</summary>
internal static class OrderCodes
{
    private const string RequestStatus = "http://hl7.org/fhir/request-status";

    /// <summary>Table 0119 to request-status; CA asks for a cancellation that the filler has yet to confirm, so the order stands.</summary>
    public static CodeMap Control { get; } = new("0119", RequestStatus,
        "AF=active;CA=active;CR=revoked;DC=revoked;DF=revoked;DR=revoked;FU=completed;HD=active;HR=on-hold;NW=active;OC=revoked;OD=revoked;"
        + "OH=on-hold;OK=active;PR=active;PY=active;RL=active;RO=active;RQ=active;XO=active");

    /// <summary>Table 0038 to request-status.</summary>
    public static CodeMap Status { get; } = new("0038", RequestStatus,
        "CA=revoked;CM=completed;DC=revoked;ER=entered-in-error;HD=on-hold;IP=active;RP=revoked;SC=active;A=active");

    /// <summary>Table 0123 to diagnostic-report-status.</summary>
    public static CodeMap ResultStatus { get; } = new("0123", "http://hl7.org/fhir/diagnostic-report-status",
        "O=registered;I=registered;S=registered;A=partial;P=preliminary;C=corrected;R=partial;F=final;X=cancelled;M=preliminary");

    /// <summary>Table 0085 to observation-status. N (not asked) and O, I, S (no result yet) have no result: registered.</summary>
    public static CodeMap ObservationStatus { get; } = new("0085", "http://hl7.org/fhir/observation-status",
        "A=amended;B=preliminary;C=corrected;D=entered-in-error;F=final;P=preliminary;R=preliminary;U=final;V=final;W=entered-in-error;X=cancelled;"
        + "I=registered;O=registered;S=registered;N=final");

    /// <summary>Table 0078.</summary>
    public static CodeMap Interpretation { get; } = new("0078", "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
        "<=<|Off scale low;>=>|Off scale high;A=A|Abnormal;AA=AA|Critical abnormal;B=B|Better;D=D|Significant change down;DET=DET|Detected;"
        + "E=E|Equivocal;H=H|High;HH=HH|Critical high;HU=HU|Significantly high;I=I|Intermediate;IE=IE|Insufficient evidence;IND=IND|Indeterminate;"
        + "L=L|Low;LL=LL|Critical low;LU=LU|Significantly low;N=N|Normal;ND=ND|Not detected;NEG=NEG|Negative;NR=NR|Non-reactive;"
        + "NS=NS|Non-susceptible;POS=POS|Positive;R=R|Resistant;RR=RR|Reactive;S=S|Susceptible;SDD=SDD|Susceptible-dose dependent;"
        + "SYN-R=SYN-R|Synergy - resistant;SYN-S=SYN-S|Synergy - susceptible;U=U|Significant change up;VS=VS|very susceptible;W=W|Worse;"
        + "WR=WR|Weakly reactive;MS=MS|moderately susceptible;CAR=CAR|Carrier;EX=EX|outside threshold;EXP=EXP|Expected;UNE=UNE|Unexpected");

    /// <summary>Table 0322 to immunization status.</summary>
    public static CodeMap Completion { get; } = new("0322", "http://hl7.org/fhir/event-status", "CP=completed;RE=not-done;NA=not-done;PA=completed");

    /// <summary>Table 0271 to composition-status.</summary>
    public static CodeMap DocumentCompletion { get; } = new("0271", "http://hl7.org/fhir/composition-status",
        "AU=final;DI=preliminary;DO=preliminary;IN=preliminary;IP=preliminary;LA=final;PA=preliminary;UC=preliminary");

    /// <summary>Table 0272 to v3 Confidentiality.</summary>
    public static CodeMap DocumentConfidentiality { get; } = new("0272", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
        "V=V|very restricted;R=R|restricted;U=N|normal");

    /// <summary>Table 0177 to v3 Confidentiality and sensitivity codes.</summary>
    public static CodeMap Confidentiality { get; } = new("0177", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
        "V=V|very restricted;R=R|restricted;U=N|normal;EMP=http://terminology.hl7.org/CodeSystem/v3-ActCode EMP|employee information sensitivity;"
        + "PSY=http://terminology.hl7.org/CodeSystem/v3-ActCode PSY|psychiatry disorder information sensitivity;"
        + "AID=http://terminology.hl7.org/CodeSystem/v3-ActCode HIV|HIV/AIDS information sensitivity;"
        + "HIV=http://terminology.hl7.org/CodeSystem/v3-ActCode HIV|HIV/AIDS information sensitivity;"
        + "ETH=http://terminology.hl7.org/CodeSystem/v3-ActCode ETH|substance abuse information sensitivity;"
        + "VIP=http://terminology.hl7.org/CodeSystem/v3-ActCode VIP|celebrity information sensitivity");
}
