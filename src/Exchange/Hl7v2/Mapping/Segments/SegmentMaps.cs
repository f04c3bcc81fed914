using System.Collections.Frozen;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>Which mapping reads which segment.</summary>
internal static class SegmentMaps
{
    public static FrozenDictionary<string, Action<MessageWalk, Segment>> ByName { get; } = new Dictionary<string, Action<MessageWalk, Segment>>
    {
        ["MSH"] = HeaderSegments.MapMsh,
        ["SFT"] = HeaderSegments.MapSft,
        ["EVN"] = HeaderSegments.MapEvn,
        ["MSA"] = HeaderSegments.MapMsa,
        ["PID"] = PidSegment.Map,
        ["PD1"] = Pd1Segment.Map,
        ["NK1"] = Nk1Segment.Map,
        ["MRG"] = MrgSegment.Map,
        ["ROL"] = RolSegment.Map,
        ["PRT"] = PrtSegment.Map,
        ["PV1"] = Pv1Segment.Map,
        ["PV2"] = Pv2Segment.Map,
        ["AL1"] = AllergySegments.MapAl1,
        ["IAM"] = AllergySegments.MapIam,
        ["DG1"] = Dg1Segment.Map,
        ["PR1"] = Pr1Segment.Map,
        ["IN1"] = In1Segment.Map,
        ["IN2"] = In1Segment.MapIn2,
        ["GT1"] = Gt1Segment.Map,
        ["FT1"] = Ft1Segment.Map,
        ["ORC"] = OrderSegments.MapOrc,
        ["OBR"] = ObrSegment.Map,
        ["TQ1"] = OrderSegments.MapTq1,
        ["OBX"] = ObxSegment.Map,
        ["NTE"] = NteSegment.Map,
        ["SPM"] = SpmSegment.Map,
        ["TXA"] = TxaSegment.Map,
        ["RXA"] = RxaSegment.Map,
        ["RXR"] = RxrSegment.Map,
        ["RXO"] = PrescriptionSegments.MapRxo,
        ["RXE"] = PrescriptionSegments.MapRxe,
        ["RXD"] = PrescriptionSegments.MapRxd,
        ["RXC"] = PrescriptionSegments.MapRxc,
        ["SCH"] = SchSegment.Map,
        ["AIS"] = ResourceSegments.MapAis,
        ["AIG"] = ResourceSegments.MapAig,
        ["AIL"] = ResourceSegments.MapAil,
        ["AIP"] = ResourceSegments.MapAip,
        ["PRB"] = ProblemSegments.MapPrb,
        ["GOL"] = ProblemSegments.MapGol,
        ["RF1"] = Rf1Segment.Map,
        ["CTI"] = CtiSegment.Map,
    }.ToFrozenDictionary();
}
