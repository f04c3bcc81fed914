using Chartroom.Rules.Edits;
using Chartroom.Rules.Releases;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Edits;

/// <summary>Single edits on small claims.</summary>
public sealed class MedicareCodeEditorTests
{
    private static readonly Lazy<MedicareCodeEditor> Editor = new(() => new MedicareCodeEditor(MceTables.Load(Path.Combine(Repository.SharedData, "codes", "mce-v43"))));

    [Fact]
    public void An_external_cause_code_cannot_be_the_principal_diagnosis() =>
        Assert.Equal(1, Edit("W99XXXD").CountOf(MceEdit.ExternalCauseAsPrincipal));

    [Fact]
    public void A_manifestation_cannot_be_the_principal_diagnosis() =>
        Assert.Equal(1, Edit("M63869").CountOf(MceEdit.ManifestationAsPrincipal));

    [Fact]
    public void A_secondary_diagnosis_like_the_principal_is_a_duplicate() =>
        Assert.Equal(1, Edit("I214", "I214").CountOf(MceEdit.DuplicateOfPrincipal));

    [Fact]
    public void A_blank_principal_diagnosis_is_invalid_and_a_blank_secondary_is_not()
    {
        Assert.Equal(1, Edit("", "   ").CountOf(MceEdit.InvalidCode));
        Assert.Equal(0, Edit("I214", "0000").CountOf(MceEdit.InvalidCode));
    }

    [Fact]
    public void A_discharge_after_the_release_ends_is_not_edited()
    {
        var edited = Edit(20261001, "W99XXXD");
        Assert.Equal(MceEditType.InvalidDischargeDate, edited.Type);
        Assert.Equal(0, edited.CountOf(MceEdit.ExternalCauseAsPrincipal));
    }

    [Fact]
    public void Every_edit_has_a_text_and_a_name()
    {
        foreach (var edit in Enum.GetValues<MceEdit>())
        {
            Assert.NotEmpty(MceEditText.Of(edit));
            Assert.NotEmpty(MceEditText.NameOf(edit));
        }
    }

    private static EditedClaim Edit(params string[] diagnoses) => Edit(20260401, diagnoses);

    private static EditedClaim Edit(int day, params string[] diagnoses)
    {
        var claim = new MceClaim { DischargeDate = day, Age = 40, Sex = 2, DischargeStatus = 1 };
        claim.Diagnoses.AddRange(diagnoses.Select(CodeKey.Of));
        var edited = new EditedClaim();
        Editor.Value.Edit(claim, edited, new MceWork());
        return edited;
    }
}
