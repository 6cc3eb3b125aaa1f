using Portal.Core.Knowledge.Candidates;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Candidates;

public sealed class SecretMaskTests
{
    private const string Jwt = "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQifQ.c2lnbmF0dXJl-x_9";

    public static TheoryData<string, string> Secrets => new()
    {
        { $"Authorization: Bearer {Jwt}", Jwt },
        { $"GET https://api:6443/ failed with Bearer {Jwt}", Jwt },
        { $"token {Jwt} is expired", "c2lnbmF0dXJl" },
        { "curl -H 'Authorization: Basic dXNlcjpwYXNz' https://x/ failed", "dXNlcjpwYXNz" },
        { "Proxy-Authorization: Negotiate YIIJvwYGKwYBBQUC", "YIIJvwYGKwYBBQUC" },
        { """headers={"Authorization":["Bearer abc123DEF456"]}""", "abc123DEF456" },
        { """{"authorization":"Token abc 123"}""", "abc 123" },
        { "dial postgres://portal:s3cr3t@db:5432/portal failed", "s3cr3t" },
        { "redis://:hunter2@cache:6379 refused", "hunter2" },
        { "amqp://u:p@ss:w0rd@mq/ refused", "ss:w0rd" },
        { "fatal: https://ghtoken@github.com/x.git not found", "ghtoken" },
        { "Host=db;Username=portal;Password=s3cr3t;Database=x", "s3cr3t" },
        { "PGPASSWORD=s3cr3t psql failed", "s3cr3t" },
        { "DB_PASSWORD='two words' failed", "two words" },
        { "env MYSQL_ROOT_PASSWORD: s3cr3t", "s3cr3t" },
        { "pwd=ab*cd(ef failed", "cd(ef" },
        { """{"password":"a \"quoted\" one","error":"failed"}""", "quoted" },
        { """err="bad request: {\"password\":\"s3cr3t\"}" """, "s3cr3t" },
        { """{"level":"error","password":"cut off in the middle""", "cut off" },
        { "mysqld --user root --password s3cr3t failed", "s3cr3t" },
        { "etcdctl --password=s3cr3t failed", "s3cr3t" },
        { "app -api-key 0123456789 failed", "0123456789" },
        { "kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef failed", "0123456789abcdef" },
        { "x-api-key: 9a8b7c6d5e failed", "9a8b7c6d5e" },
        { "client_secret=Zm9vYmFy&grant_type=refresh failed", "Zm9vYmFy" },
        { "refresh_token: 1//0gabcdef invalid", "0gabcdef" },
        { "error: access key AKIAIOSFODNN7EXAMPLE is denied", "IOSFODNN7" },
        { "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY failed", "K7MDENG" },
        { "AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjE failed", "IQoJb3Jp" },
        { "push with ghp_0123456789abcdefghij0123456789abcdef failed", "ghp_" },
        { "push with github_pat_11ABCDEFG0abcdefghij_klmnop failed", "11ABCDEFG0" },
        { "glpat-abcdefghij0123456789 is invalid", "glpat" },
        { "slack xoxb-123456789012-abcdefghijkl failed", "123456789012" },
        { "key AIzaSyA0123456789abcdefghijklmnopqrstuv denied", "SyA0123456789" },
        { "sk_live_0123456789abcdefghijklmn refused", "0123456789abcdefghijklmn" },
        { "vault hvs.CAESIJ0123456789abcdefghij denied", "CAESIJ" },
        { "    client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQo=", "LS0tLS1" },
        { "    certificate-authority-data: MIIBfoobar== is bad", "MIIBfoobar" },
        { "invalid kubeconfig data LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t here", "BDRVJU" },
        { @"failed to parse -----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKC\n-----END RSA PRIVATE KEY----- in secret", "MIIEowIBAAKC" },
        { "failed to parse -----BEGIN PRIVATE KEY-----MIIEvQIBADAN", "MIIEvQIBADAN" },
        { "Set-Cookie: session=abcdef; Path=/ failed", "abcdef" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Of_ASecret_IsGone(string line, string secret)
    {
        var masked = SecretMask.Of(line);

        Assert.DoesNotContain(secret, masked, StringComparison.Ordinal);
        Assert.Contains(SecretMask.Masked, masked, StringComparison.Ordinal);
        Assert.Equal(masked, SecretMask.Of(masked));
    }

    [Theory]
    [InlineData("MountVolume.SetUp failed for volume \"kube-api-access\" : secret \"default/db-password\" not found")]
    [InlineData("Basic authentication failed for user alice")]
    [InlineData("failed to pull registry.local/app@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9")]
    [InlineData("dial tcp 10.0.0.1:6443: connect: connection refused")]
    [InlineData("Get \"https://10.96.0.1:443/api/v1/nodes\": context deadline exceeded")]
    [InlineData("token has expired")]
    public void Of_NoSecret_StaysAsItIs(string line) => Assert.Equal(line, SecretMask.Of(line));
}
