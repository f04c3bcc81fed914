using System.Text;
using Chartroom.Fhir.Documents;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Documents;

public sealed class PartTests
{
    [Fact]
    public void Items_of_an_array_in_a_part_have_an_empty_name()
    {
        var whole = ResourceDocument.Trusted("""{"resource":{"given":["Ada","Eze"],"":1}}"""u8.ToArray());
        var part = ResourceDocument.Part(whole.Root["resource"u8]);
        var item = part.Root["given"u8][1];
        Assert.Equal("Eze", item.Text);
        Assert.Equal("", Encoding.UTF8.GetString(item.Name));
    }
}
