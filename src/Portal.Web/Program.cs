using Portal.Web.Hosting;

namespace Portal.Web;

internal static class Program
{
    private static Task<int> Main(string[] args) => PortalApplication.RunAsync(args);
}
