using Chartroom.Store.Indexing;

namespace Chartroom.Server.Tests.Store;

/// <summary>The search parameters that the tests' stores are opened with.</summary>
internal static class StoreCatalog
{
    public static SearchCatalog Value => SearchCatalog.Standard;
}
