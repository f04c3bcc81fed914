using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Planted;

/// <summary>
/// The planted effect of a treatment: patients with heart failure whom a nurse calls after discharge come back within four weeks less
/// often than those whom nobody calls. Who is called is a coin's toss, told in the discharge summary.
/// </summary>
public static class TreatmentEffect
{
    public const double ReturnsWhenCalled = 0.10;

    public const double ReturnsOtherwise = 0.26;

    private const string Words = "heart-failure nurse calls";

    /// <summary>Whether the discharge summary tells of the calls.</summary>
    public static bool IsCalled(Telling stay) => stay.Text(stay.Story.Documents.Count - 1).Contains(Words, StringComparison.Ordinal);
}
