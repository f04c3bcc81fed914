using System.Reflection;
using Xunit;

namespace Chartroom.Core.Tests;

/// <summary>The house rules of ARCHITECTURE.md, held by reflection.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Fhir = typeof(Chartroom.Fhir.Documents.ResourceDocument).Assembly;

    [Fact]
    public void Fhir_references_no_other_part_of_Chartroom_and_no_package()
    {
        Assert.All(
            Fhir.GetReferencedAssemblies(),
            r => Assert.True(r.Name!.StartsWith("System", StringComparison.Ordinal) || r.Name == "netstandard", r.Name));
    }
}
