using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Cluster.Connection;

/// <summary>A token or password from the kubeconfig itself, or nothing.</summary>
internal sealed class FixedCredential(AuthenticationHeaderValue? header) : ICredentialSource
{
    public X509Certificate2? Certificate => null;

    public static FixedCredential Of(ClusterDefinition definition)
    {
        if (!string.IsNullOrEmpty(definition.Token))
        {
            return new FixedCredential(new AuthenticationHeaderValue("Bearer", definition.Token.Trim()));
        }

        return string.IsNullOrEmpty(definition.Username)
            ? new FixedCredential(null)
            : new FixedCredential(new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{definition.Username}:{definition.Password}"))));
    }

    public ValueTask<AuthenticationHeaderValue?> GetAsync(CancellationToken cancellation) => ValueTask.FromResult(header);

    public void Invalidate(AuthenticationHeaderValue? refused)
    {
    }
}
