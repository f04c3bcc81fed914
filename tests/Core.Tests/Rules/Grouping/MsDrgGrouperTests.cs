using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Grouping;

/// <summary>What must hold of every grouping, whatever the claim.</summary>
public sealed class MsDrgGrouperTests
{
    private static readonly Lazy<MsDrgGrouper> Shared = new(() => new MsDrgGrouper(MsDrgTables.Load(Folder)));

    private static readonly string[] Principals = ["I2109", "A419", "J189", "S7201XA", "K5733", "O80", "E1165", "I5023", "Z3800", "B20", "S36499A", "I214"];
    private static readonly string[] Secondaries =
        ["I5021", "N179", "J9601", "E871", "D62", "R6521", "I10", "T80211A", "S06310A", "L89154", "N390", "T83511A", "E119", "F329", "J95851", "ZZZ"];
    private static readonly string[] Operations = ["02703DZ", "0SRC0J9", "0SPC08Z", "5A1955Z", "02HK0KZ", "0JH609Z", "0DTJ4ZZ", "10D00Z1", "30233N1"];

    private static string Folder => Path.Combine(Repository.SharedData, "codes", "ms-drg-v43.1");

    private static MsDrgGrouper Grouper => Shared.Value;

    [Fact]
    public void The_order_of_secondary_diagnoses_does_not_change_the_DRG() =>
        Prop.ForAll(Claims(), claim =>
        {
            var (reversed, sorted) = (claim.Copy(), claim.Copy());
            reversed.SecondaryDiagnoses.Reverse();
            sorted.SecondaryDiagnoses.Sort((a, b) => string.CompareOrdinal(a.Code.ToString(), b.Code.ToString()));
            return Group(claim).Final == Group(reversed).Final && Group(claim).Final == Group(sorted).Final;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_a_CC_that_the_principal_diagnosis_excludes_changes_nothing() =>
        Prop.ForAll(Claims(), claim =>
        {
            var with = claim.Copy();
            with.PrincipalDiagnosis = CodeKey.Of("A419");
            var before = Group(with).Final;
            with.SecondaryDiagnoses.Add(new ClaimDiagnosis(CodeKey.Of("A4151"), PresentOnAdmission.Yes));
            var after = Group(with);
            var added = after.Secondary(with.SecondaryDiagnoses.Count - 1);
            return added.InitialSeverity is SeverityFlag.MccExcluded && after.Final == before;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_CC_of_the_tables_changes_the_DRG_where_the_principal_diagnosis_excludes_it()
    {
        using var table = TsvTable.Open(Folder, "diagnosis.tsv");
        var column = table.Column("code");
        var codes = table.Rows().Select(r => CodeKey.Of(r[column])).Distinct().ToList();
        var (excluded, changed) = (0, new List<string>());
        foreach (var principal in Principals)
        {
            var alone = Group(Claim(principal)).Final;
            foreach (var code in codes)
            {
                var claim = Claim(principal);
                claim.SecondaryDiagnoses.Add(new ClaimDiagnosis(code, PresentOnAdmission.Yes));
                var with = Group(claim);
                if (with.Secondary(0).InitialSeverity is not (SeverityFlag.CcExcluded or SeverityFlag.MccExcluded))
                    continue;
                excluded++;
                if (with.Final != alone)
                    changed.Add($"{principal} with {code}: {alone.Drg} becomes {with.Final.Drg}");
            }
        }
        Assert.Empty(changed);
        Assert.True(excluded > 500, $"Only {excluded} pairs were excluded.");
    }

    [Fact]
    public void A_trace_replays_to_the_same_DRG() =>
        Prop.ForAll(Claims(), claim =>
        {
            var grouped = Group(claim);
            var trace = GroupingTrace.Of(Grouper, grouped);
            return trace.Passes.Where(p => p.Drg != 0).All(pass =>
            {
                var found = pass.True.Select(a => a.Name).ToHashSet();
                var expected = pass.Pass == "initial" ? grouped.Initial.Drg : grouped.Final.Drg;
                return Holds(FormulaParser.Parse(pass.Formula), found) && pass.Drg == expected;
            });
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", GrouperReturnCode.InvalidPrincipalDiagnosis)]
    [InlineData("ZZZ99", GrouperReturnCode.InvalidPrincipalDiagnosis)]
    [InlineData("I21.4", GrouperReturnCode.InvalidPrincipalDiagnosis)]
    [InlineData("far too long for a code", GrouperReturnCode.InvalidPrincipalDiagnosis)]
    [InlineData("V0001XA", GrouperReturnCode.DiagnosisCannotBePrincipal)]
    public void A_principal_diagnosis_that_cannot_be_one_gives_DRG_999(string code, GrouperReturnCode why)
    {
        var grouped = Group(Claim(code));
        Assert.Equal((999, why), (grouped.Final.Drg, grouped.Final.ReturnCode));
    }

    [Fact]
    public void A_hundred_secondary_diagnoses_are_grouped_like_any_other_number()
    {
        var claim = Claim("I214");
        for (var i = 0; i < 100; i++)
            claim.SecondaryDiagnoses.Add(new ClaimDiagnosis(CodeKey.Of(Secondaries[i % Secondaries.Length]), PresentOnAdmission.Yes));
        Assert.Equal((100, GrouperReturnCode.Ok), (Group(claim).SecondaryCount, Group(claim).Final.ReturnCode));
    }

    [Fact]
    public void A_hospital_acquired_fracture_no_longer_counts_in_the_final_DRG()
    {
        var claim = Claim("N883");
        claim.Procedures.Add(CodeKey.Of("02YA0Z2"));
        claim.SecondaryDiagnoses.Add(new ClaimDiagnosis(CodeKey.Of("S32461B"), PresentOnAdmission.No));
        var grouped = Group(claim);
        Assert.Equal((1, 2, HacStatus.FinalDrgChanges), (grouped.Initial.Drg, grouped.Final.Drg, grouped.HacStatus));
    }

    [Fact]
    public void An_expired_and_an_unknown_code_are_told_apart()
    {
        var claim = Claim("I214");
        claim.SecondaryDiagnoses.Add(new ClaimDiagnosis(CodeKey.Of("QQQ"), PresentOnAdmission.Yes));
        claim.SecondaryDiagnoses.Add(new ClaimDiagnosis(CodeKey.Of("I21.4"), PresentOnAdmission.Yes));
        var texts = CodeFindings.Of(Grouper.Tables, claim, Group(claim)).Select(f => f.Text).ToList();
        Assert.Contains("not known", texts[0], StringComparison.Ordinal);
        Assert.Contains("malformed", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_says_what_an_MCC_would_do_to_weight()
    {
        var whatIf = new WhatIf(Grouper, DrgWeights.Load(Folder));
        var effect = Assert.Single(whatIf.Of(Claim("J189"), [new CodingChange.AddDiagnosis(CodeKey.Of("J9601"), PresentOnAdmission.Yes)]));
        Assert.Equal(193, effect.Final.Drg);
        Assert.True(effect.WeightDifference > 0);
    }

    [Fact]
    public void What_if_of_many_candidates_equals_grouping_each() =>
        Prop.ForAll(Claims(), claim =>
        {
            var whatIf = new WhatIf(Grouper, weights: null);
            var effects = whatIf.Of(claim, [.. Secondaries.Select(s => new CodingChange.AddDiagnosis(CodeKey.Of(s), PresentOnAdmission.Yes)),
                .. Operations.Select(o => new CodingChange.AddProcedure(CodeKey.Of(o)))]);
            return effects.All(effect =>
            {
                var changed = claim.Copy();
                if (effect.Change is CodingChange.AddDiagnosis diagnosis)
                    changed.SecondaryDiagnoses.Add(new ClaimDiagnosis(diagnosis.Code, diagnosis.Poa));
                else if (effect.Change is CodingChange.AddProcedure procedure)
                    changed.Procedures.Add(procedure.Code);
                return Group(changed).Final == effect.Final;
            });
        }).QuickCheckThrowOnFailure();

    private static bool Holds(FormulaExpression part, HashSet<string> found) => part switch
    {
        FormulaExpression.Name name => found.Contains(name.Text),
        FormulaExpression.Not not => !Holds(not.Operand, found),
        FormulaExpression.And and => Holds(and.Left, found) && Holds(and.Right, found),
        FormulaExpression.Or or => Holds(or.Left, found) || Holds(or.Right, found),
        _ => false,
    };

    private static GroupedClaim Group(MsDrgClaim claim)
    {
        var grouped = new GroupedClaim();
        Grouper.Group(claim, grouped);
        return grouped;
    }

    private static MsDrgClaim Claim(string principal) => new()
    {
        Version = 431,
        Sex = GrouperSex.Female,
        DischargeStatus = 1,
        Hospital = HospitalHacStatus.NonExempt,
        PrincipalDiagnosis = CodeKey.Of(principal),
    };

    private static Arbitrary<MsDrgClaim> Claims()
    {
        var poa = Gen.Elements(PresentOnAdmission.Yes, PresentOnAdmission.No, PresentOnAdmission.ClinicallyUndetermined, PresentOnAdmission.Unknown);
        var secondary = from code in Gen.Elements(Secondaries) from p in poa select new ClaimDiagnosis(CodeKey.Of(code), p);
        var claims =
            from principal in Gen.Elements(Principals)
            from version in Gen.Elements(400, 411, 421, 430, 431)
            from status in Gen.Elements(1, 2, 7, 20)
            from diagnoses in secondary.ListOf()
            from operations in Gen.Elements(Operations).ListOf()
            select Build(principal, version, status, diagnoses, operations);
        return claims.ToArbitrary();
    }

    private static MsDrgClaim Build(string principal, int version, int status, IEnumerable<ClaimDiagnosis> diagnoses, IEnumerable<string> operations)
    {
        var claim = Claim(principal);
        claim.Version = version;
        claim.DischargeStatus = status;
        claim.SecondaryDiagnoses.AddRange(diagnoses);
        claim.Procedures.AddRange(operations.Select(CodeKey.Of));
        return claim;
    }
}
